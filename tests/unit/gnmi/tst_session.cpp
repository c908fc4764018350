#include "gnmi/session.h"
#include "support/test_registry.h"

using namespace fc;
using namespace fc::gnmi;
using S = SessionState;
using E = SessionEvent;
using A = SessionAction;

class TstSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Every pair of state and event: what is not in this list must be ignored.
    void followsTheTableAndNothingElse()
    {
        struct Row
        {
            S state;
            E event;
            S next;
            A action;
        };
        const std::vector<Row> rows{
            {S::Idle, E::Start, S::Connecting, A::Connect},      {S::Idle, E::Stop, S::Closed, A::None},
            {S::Connecting, E::Opened, S::Syncing, A::None},     {S::Connecting, E::Lost, S::Backoff, A::Wait},
            {S::Connecting, E::Refused, S::Closed, A::Close},    {S::Connecting, E::Stop, S::Closed, A::Close},
            {S::Syncing, E::Synced, S::Live, A::None},           {S::Syncing, E::Lost, S::Backoff, A::Wait},
            {S::Syncing, E::Refused, S::Closed, A::Close},       {S::Syncing, E::Stop, S::Closed, A::Close},
            {S::Live, E::Lost, S::Backoff, A::Wait},             {S::Live, E::Refused, S::Closed, A::Close},
            {S::Live, E::Stop, S::Closed, A::Close},             {S::Backoff, E::RetryDue, S::Connecting, A::Connect},
            {S::Backoff, E::Start, S::Connecting, A::Connect},   {S::Backoff, E::Stop, S::Closed, A::Close},
            {S::Closed, E::Start, S::Connecting, A::Connect},
        };
        int legal = 0;
        for (int state = 0; state <= int(S::Closed); ++state)
            for (int event = 0; event <= int(E::Stop); ++event) {
                const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) {
                    return r.state == S(state) && r.event == E(event);
                });
                const auto taken = step(S(state), E(event));
                const std::string where = std::string(toString(S(state))) + " + " + std::string(toString(E(event)));
                QVERIFY2(taken.has_value() == (row != rows.end()), where.c_str());
                if (!taken)
                    continue;
                QVERIFY2((*taken == SessionStep{row->next, row->action}), where.c_str());
                ++legal;
            }
        FC_COMPARE(legal, int(rows.size()));
    }

    void wrongCredentialsAndWrongRequestsEndTheRetries()
    {
        const auto of = [](ErrorCode code) { return eventOf(makeError(code, "x")); };
        for (const ErrorCode code : {ErrorCode::Auth, ErrorCode::Schema, ErrorCode::NotFound, ErrorCode::Unsupported,
                                     ErrorCode::Usage, ErrorCode::Refused})
            QVERIFY(of(code) == E::Refused);
        for (const ErrorCode code : {ErrorCode::Transport, ErrorCode::Tls, ErrorCode::Remote, ErrorCode::Incomplete,
                                     ErrorCode::Internal, ErrorCode::Cancelled})
            QVERIFY(of(code) == E::Lost);
        QVERIFY(eventOf(std::nullopt) == E::Lost); // an orderly end is a restart (C117)
    }

    void waitsGrowToTheCapAndStartAnewAfterASync()
    {
        using namespace std::chrono_literals;
        Backoff backoff({1'000ms, 15'000ms, 2.0, 0.0}, 1);
        std::vector<std::int64_t> waits;
        for (int i = 0; i < 6; ++i)
            waits.push_back(backoff.next().count());
        QVERIFY((waits == std::vector<std::int64_t>{1000, 2000, 4000, 8000, 15000, 15000}));
        backoff.reset();
        FC_COMPARE(backoff.next().count(), std::int64_t{1000});
    }

    void jitterStaysInItsShareAndUnderTheCap()
    {
        using namespace std::chrono_literals;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Backoff backoff({1'000ms, 15'000ms, 2.0, 0.2}, seed);
            const auto first = backoff.next();
            QVERIFY(first >= 800ms && first <= 1'200ms);
            for (int i = 0; i < 10; ++i)
                QVERIFY(backoff.next() <= 15'000ms);
        }
    }
};

FC_REGISTER_TEST(TstSession);
#include "tst_session.moc"
