#include "ui/models/inspector.h"

#include "plan/plan.h"
#include "ui/bridge/qt_strings.h"
#include "ui/models/topology_layout.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace fc::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kHunksShown = 4;

QString inspectorText(const char* text)
{
    return QCoreApplication::translate("Inspector", text);
}

QString titleOf(const diff::Hunk& hunk)
{
    const QString feature = q(hunk.feature.empty() ? hunk.key : hunk.feature);
    if (hunk.path.elems.empty())
        return feature;
    const model::PathElem& last = hunk.path.elems.back();
    const QString name = q(model::bareName(last.name));
    QStringList keys;
    for (const model::PathKey& key : last.keys)
        keys << q(key.value);
    if (keys.isEmpty())
        return feature.isEmpty() ? name : feature + u' ' + name;
    // "VLAN 40" already says which entry it is; "Static routes, gold" does not.
    const bool named = std::ranges::all_of(keys, [&](const QString& key) { return feature.contains(key, Qt::CaseInsensitive); });
    if (named)
        return feature;
    const QString entry = name + u' ' + keys.join(u' ');
    return feature.isEmpty() ? entry : feature + u", "_s + entry;
}

DetailRow rowOf(const diff::Hunk& hunk, const engine::FabricView& view)
{
    DetailRow row;
    row.status = statusOf(hunk.op);
    row.title = titleOf(hunk);
    row.id = q(hunk.id);
    if (hunk.op == diff::Op::Add)
        row.detail = inspectorText(QT_TRANSLATE_NOOP("Inspector", "in intent, not running"));
    else if (hunk.op == diff::Op::Remove)
        row.detail = inspectorText(QT_TRANSLATE_NOOP("Inspector", "running, not in intent"));
    else
        row.detail = q(hunk.oldJson) + u" \u2192 "_s + q(hunk.newJson);
    if (const auto decision = view.decisions.find(hunk.id); decision != view.decisions.end())
        row.mark = statusOfDecision(decision->second);
    return row;
}

const plan::DevicePlan* plannedOf(const engine::FabricView& view, const std::string& device)
{
    if (view.plan == nullptr)
        return nullptr;
    const auto it = std::ranges::find(view.plan->devices, device, &plan::DevicePlan::name);
    return it == view.plan->devices.end() ? nullptr : &*it;
}

void addPills(const engine::DeviceView& device, SystemTime now, DeviceDetail& detail)
{
    const int open = openHunks(device);
    QString config = wordOf(statusOf(device.config));
    if (open > 0)
        config = open == 1 ? inspectorText(QT_TRANSLATE_NOOP("Inspector", "%1, 1 hunk")).arg(config)
                           : inspectorText(QT_TRANSLATE_NOOP("Inspector", "%1, %2 hunks")).arg(config).arg(open);
    if (device.config == engine::ConfigState::NotCompared)
        config = inspectorText(QT_TRANSLATE_NOOP("Inspector", "Not compared"));
    else if (device.config == engine::ConfigState::Unknown)
        config = inspectorText(QT_TRANSLATE_NOOP("Inspector", "Not read yet"));
    detail.pills.push_back({statusOf(device.config), config});
    detail.pills.push_back({statusOf(device.health), wordOf(statusOf(device.health))});
    if (device.session == engine::SessionState::Live && device.lastData)
        detail.pills.push_back({Status::Live, inspectorText(QT_TRANSLATE_NOOP("Inspector", "Live %1")).arg(ageText(*device.lastData, now))});
    else if (device.session == engine::SessionState::Live)
        detail.pills.push_back({Status::Live, wordOf(Status::Live)});
    else
        detail.pills.push_back({Status::Queued, q(engine::toString(device.session))});
    if (!device.applyState.empty())
        detail.pills.push_back({Status::Applying, q(device.applyState)});
}

void addFacts(const engine::DeviceView& device, DeviceDetail& detail)
{
    const model::FabricDevice& facts = device.device;
    const auto add = [&](const char* label, const QString& value, const QString& note = {}) {
        if (!value.isEmpty())
            detail.facts.push_back({inspectorText(label), value, note});
    };
    add(QT_TRANSLATE_NOOP("Inspector", "Management"), facts.address.empty() ? QString() : q(facts.address) + u':' + QString::number(facts.port));
    add(QT_TRANSLATE_NOOP("Inspector", "Router ID"), q(facts.routerId));
    add(QT_TRANSLATE_NOOP("Inspector", "VTEP"), q(facts.vtepAddress),
        facts.mlagPeer.empty() ? QString() : inspectorText(QT_TRANSLATE_NOOP("Inspector", "shared with %1")).arg(q(facts.mlagPeer)));
    add(QT_TRANSLATE_NOOP("Inspector", "AS"), facts.asn == 0 ? QString() : QString::number(facts.asn));
    QStringList services;
    for (const std::string& service : facts.services)
        services << q(service);
    add(QT_TRANSLATE_NOOP("Inspector", "Services"), services.join(u", "_s));
    add(QT_TRANSLATE_NOOP("Inspector", "Software"), q(device.softwareVersion));
    add(QT_TRANSLATE_NOOP("Inspector", "TLS"), q(device.tls));
}

void addDifferences(const engine::FabricView& view, const engine::DeviceView& device, SystemTime now, DeviceDetail& detail)
{
    const plan::DevicePlan* planned = plannedOf(view, device.device.name);
    detail.hunks = openHunks(device);
    detail.unmanaged = device.unmanaged;
    if (device.config == engine::ConfigState::NotCompared || device.config == engine::ConfigState::Unknown) {
        detail.differTitle = inspectorText(QT_TRANSLATE_NOOP("Inspector", "Not compared with intent"));
        return;
    }
    detail.differTitle = detail.hunks == 0 ? inspectorText(QT_TRANSLATE_NOOP("Inspector", "Running equals intent"))
                                           : inspectorText(QT_TRANSLATE_NOOP("Inspector", "Running differs from intent"));
    if (detail.hunks > 0 && device.configChangedAt)
        detail.differNote = inspectorText(QT_TRANSLATE_NOOP("Inspector", "since %1")).arg(clockText(*device.configChangedAt));
    else if (device.comparedAt)
        detail.differNote = inspectorText(QT_TRANSLATE_NOOP("Inspector", "checked %1 ago")).arg(ageText(*device.comparedAt, now));
    for (std::size_t i = 0; planned != nullptr && i < std::min(planned->hunks.size(), kHunksShown); ++i)
        detail.hunkRows.push_back(rowOf(planned->hunks[i], view));
}

void addLinks(const engine::FabricView& view, const std::string& device, DeviceDetail& detail)
{
    for (std::size_t i = 0; i < view.links.size(); ++i) {
        const engine::LinkView& link = view.links[i];
        const bool isA = link.link.a.device == device;
        if (!isA && link.link.b.device != device)
            continue;
        const engine::LinkEndView& near = isA ? link.a : link.b;
        const model::LinkEnd& far = isA ? link.link.b : link.link.a;
        DetailRow row;
        row.status = statusOf(link.state);
        row.title = shortInterface(q(isA ? link.link.a.interfaceName : link.link.b.interfaceName));
        row.detail = q(far.device) + u' ' + shortInterface(q(far.interfaceName));
        const double rate = near.inBitsPerSecond + near.outBitsPerSecond;
        row.right = rate > 0 ? bitRateText(rate) : wordOf(row.status).toLower();
        row.id = QString::number(i);
        detail.links.push_back(row);
    }
}

/// "spine2 Ethernet7" -> "spine2 Et7"
std::string shortNeighbour(const std::string& seen)
{
    const auto gap = seen.rfind(' ');
    return gap == std::string::npos ? seen : seen.substr(0, gap + 1) + s(shortInterface(q(seen.substr(gap + 1))));
}

} // namespace

QString hunkTitle(const engine::FabricView& view, const std::string& device, const std::string& hunkId)
{
    if (const plan::DevicePlan* planned = plannedOf(view, device)) {
        const auto it = std::ranges::find(planned->hunks, hunkId, &diff::Hunk::id);
        if (it != planned->hunks.end())
            return titleOf(*it);
    }
    return {};
}

DeviceDetail detailOf(const engine::FabricView& view, const engine::DeviceView& device, SystemTime now)
{
    DeviceDetail detail;
    detail.name = q(device.device.name);
    detail.subtitle = q(device.device.role);
    if (!device.device.mlagPeer.empty())
        detail.subtitle += u", "_s + inspectorText(QT_TRANSLATE_NOOP("Inspector", "pair with %1")).arg(q(device.device.mlagPeer));
    addPills(device, now, detail);
    QStringList problems;
    for (const std::string* text : {&device.sessionReason, &device.healthReason, &device.configReason}) {
        const bool said = std::ranges::any_of(problems, [&](const QString& line) { return line.contains(q(*text)); });
        if (!text->empty() && !said && !(text == &device.configReason && openHunks(device) > 0))
            problems << q(*text);
    }
    if (device.health != engine::HealthState::Healthy || device.config == engine::ConfigState::Failed ||
        device.config == engine::ConfigState::NotCompared)
        detail.problem = problems.join(u"\n"_s);
    addFacts(device, detail);
    addDifferences(view, device, now, detail);
    addLinks(view, device.device.name, detail);
    detail.netboxUrl = q(device.device.netboxUrl);
    detail.canReconnect = device.session != engine::SessionState::Live;
    return detail;
}

LinkDetail detailOf(const engine::LinkView& link)
{
    LinkDetail detail;
    detail.left = q(link.link.a.device);
    detail.right = q(link.link.b.device);
    detail.title = detail.left + u" \u2013 "_s + detail.right;
    detail.subtitle = link.link.netboxId == 0 ? inspectorText(QT_TRANSLATE_NOOP("Inspector", "link"))
                                              : inspectorText(QT_TRANSLATE_NOOP("Inspector", "cable #%1")).arg(link.link.netboxId);
    QString word = wordOf(statusOf(link.state));
    if (link.state == engine::LinkState::Up)
        word = inspectorText(QT_TRANSLATE_NOOP("Inspector", "Up"));
    else if (link.state == engine::LinkState::OneSided)
        word = inspectorText(QT_TRANSLATE_NOOP("Inspector", "Seen from one side"));
    else if (link.state == engine::LinkState::Mismatch)
        word = inspectorText(QT_TRANSLATE_NOOP("Inspector", "Ends differ"));
    else if (link.state == engine::LinkState::Down)
        word = inspectorText(QT_TRANSLATE_NOOP("Inspector", "Down"));
    detail.pills.push_back({statusOf(link.state), word});
    std::set<std::string> marked;
    for (const engine::LinkMismatch& mismatch : link.mismatches)
        marked.insert(mismatch.what);
    const auto add = [&](const char* label, const char* what, const std::string& left, const std::string& right) {
        const bool differs = marked.erase(what) > 0;
        if (differs || !left.empty() || !right.empty())
            detail.rows.push_back({inspectorText(label), q(left), q(right), differs});
    };
    const auto rate = [](double bits) { return bits > 0 ? s(bitRateText(bits)) : std::string(); };
    add(QT_TRANSLATE_NOOP("Inspector", "Interface"), "interface", link.link.a.interfaceName, link.link.b.interfaceName);
    add(QT_TRANSLATE_NOOP("Inspector", "State"), "oper-status", link.a.oper, link.b.oper);
    add(QT_TRANSLATE_NOOP("Inspector", "Enabled"), "admin-status", link.a.admin, link.b.admin);
    add(QT_TRANSLATE_NOOP("Inspector", "MTU"), "mtu", link.a.mtu, link.b.mtu);
    add(QT_TRANSLATE_NOOP("Inspector", "Address"), "subnet", link.a.address, link.b.address);
    add(QT_TRANSLATE_NOOP("Inspector", "Description"), "description", link.a.description, link.b.description);
    add(QT_TRANSLATE_NOOP("Inspector", "LLDP sees"), "lldp", shortNeighbour(link.a.lldpNeighbour), shortNeighbour(link.b.lldpNeighbour));
    add(QT_TRANSLATE_NOOP("Inspector", "In"), "", rate(link.a.inBitsPerSecond), rate(link.b.inBitsPerSecond));
    add(QT_TRANSLATE_NOOP("Inspector", "Out"), "", rate(link.a.outBitsPerSecond), rate(link.b.outBitsPerSecond));
    // A mismatch of a kind that has no line of its own is never lost.
    for (const engine::LinkMismatch& mismatch : link.mismatches) {
        if (marked.contains(mismatch.what))
            detail.rows.push_back({q(mismatch.what), q(mismatch.left), q(mismatch.right), true});
    }
    detail.netboxUrl = q(link.link.netboxUrl);
    return detail;
}

} // namespace fc::ui
