#include "../engine_lab/lab_process.h"

#include "app/common/webhook_service.h"
#include "app/common/workspace.h"
#include "engine/engine.h"
#include "http/httplib_client.h"
#include "support/test_registry.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <memory>

using namespace fc;
using namespace Qt::StringLiterals;

namespace {

/// The console without its window, told by webhooks alone: it would poll once an hour.
struct ListeningConsole
{
    explicit ListeningConsole(test::LabProcess& lab)
    {
        QFile secret(lab.statePath() + u".secret"_s);
        secret.open(QIODevice::WriteOnly);
        secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        secret.write("only-for-this-test\n");
        secret.close();
        Result<app::Profile> profile = app::loadProfile(lab.profile().toStdString());
        if (!profile)
            return;
        profile->storePath = lab.statePath().toStdString();
        profile->netbox.poll = std::chrono::hours(1);
        profile->netbox.webhookSecret.file = secret.fileName().toStdString();
        netboxUrl = profile->netbox.url;
        Result<std::unique_ptr<app::Workspace>> opened = app::Workspace::open(std::move(*profile));
        if (!opened)
            return;
        workspace = std::move(*opened);
        Result<std::unique_ptr<engine::IntentProvider>> netbox = workspace->netboxIntent();
        if (!netbox)
            return;
        intent = std::move(*netbox);
        engine = std::make_unique<engine::Engine>(workspace->ports(*intent), workspace->engineSettings());
        engine->start();
        auto started = app::WebhookService::start(workspace->profile().netbox, "127.0.0.1:0", workspace->clock(),
                                                  [this](const auto&) { engine->lookAtIntent(); });
        if (started)
            webhooks = std::move(*started);
    }

    bool labSendsTo(const std::string& address, const std::string& secret) const
    {
        HttpRequest request;
        request.method = "POST";
        request.url = netboxUrl + "/lab/ctl/netbox-webhook";
        request.body = "{\"url\":\"" + (address.empty() ? address : "http://" + address + "/hook") + "\",\"secret\":\"" + secret + "\"}";
        request.contentType = "application/json";
        const auto answer = http::HttplibClient().send(request);
        return answer && answer->status == 200;
    }
    engine::ConfigState config(const char* device) const
    {
        const engine::DeviceView* view = engine->view()->find(device);
        return view == nullptr ? engine::ConfigState::Unknown : view->config;
    }
    bool allInSync() const
    {
        const auto view = engine->view();
        return view->devices.size() == 10 && std::ranges::all_of(view->devices, [](const engine::DeviceView& device) {
                   return device.config == engine::ConfigState::InSync;
               });
    }

    std::string netboxUrl;
    std::unique_ptr<app::Workspace> workspace;
    std::unique_ptr<engine::IntentProvider> intent;
    std::unique_ptr<engine::Engine> engine;
    std::unique_ptr<app::WebhookService> webhooks; ///< last: goes before the engine that it calls
};

const QString kPorts = u"/api/dcim/interfaces/?device=leaf3&name=Ethernet1"_s;

QString portUrl(test::LabProcess& lab)
{
    const QByteArray list = lab.ctl({u"netbox"_s, u"GET"_s, kPorts});
    const auto at = list.indexOf("\"id\":") + 5;
    return u"/api/dcim/interfaces/%1/"_s.arg(QString::fromLatin1(list.mid(at, list.indexOf(',', at) - at)).trimmed());
}

} // namespace

class TstWebhookLab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEditShowsAsAHunkWithinThreeSeconds()
    {
        test::LabProcess lab(u"in-sync"_s);
        QVERIFY(lab.isReady());
        ListeningConsole console(lab);
        QVERIFY(console.webhooks);
        QTRY_VERIFY_WITH_TIMEOUT(console.allInSync(), 30'000);
        QVERIFY(console.labSendsTo(console.webhooks->address(), "only-for-this-test"));
        const QString url = portUrl(lab);

        QElapsedTimer clock;
        clock.start();
        lab.ctl({u"netbox"_s, u"PATCH"_s, url, u"{\"description\": \"told at once\"}"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") == engine::ConfigState::Pending, 3'000);
        qInfo("a hunk after %lld ms", clock.elapsed());
        // A second edit right after it waits for the quiet time, not for a poll.
        clock.restart();
        lab.ctl({u"netbox"_s, u"PATCH"_s, url, u"{\"description\": \"\"}"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") != engine::ConfigState::Pending ||
                                     console.engine->view()->find("leaf3")->diff->hunks.size() != 1 ||
                                     clock.elapsed() > 2'000,
                                 4'000);
        QVERIFY(console.webhooks->counts().taken >= 2U);
    }

    void whatIsNotSignedRightChangesNothing()
    {
        test::LabProcess lab(u"in-sync"_s);
        QVERIFY(lab.isReady());
        ListeningConsole console(lab);
        QVERIFY(console.webhooks);
        QTRY_VERIFY_WITH_TIMEOUT(console.allInSync(), 30'000);
        QVERIFY(console.labSendsTo(console.webhooks->address(), "another-secret"));
        lab.ctl({u"netbox"_s, u"PATCH"_s, portUrl(lab), u"{\"description\": \"forged\"}"_s});
        QTRY_VERIFY_WITH_TIMEOUT(console.webhooks->counts().forged == 1U, 5'000);
        QTest::qWait(300);
        QVERIFY(console.config("leaf3") == engine::ConfigState::InSync);
        // A lost or refused webhook is made up for by the next look.
        console.engine->lookAtIntent();
        QTRY_VERIFY_WITH_TIMEOUT(console.config("leaf3") == engine::ConfigState::Pending, 10'000);
    }
};

FC_REGISTER_TEST(TstWebhookLab);
#include "tst_webhook_lab.moc"
