#include "ui/panes/diff/decision_command.h"

namespace fc::ui {

DecisionCommand::DecisionCommand(engine::ConsoleService& service, QString user, std::vector<std::string> hunks,
                                 engine::Verdict verdict, std::map<std::string, engine::Verdict> before,
                                 const QString& reason)
    : m_service(service), m_user(std::move(user)), m_hunks(std::move(hunks)), m_verdict(verdict),
      m_before(std::move(before)), m_reason(reason.toStdString())
{
}

void DecisionCommand::redo()
{
    m_service.decide(m_hunks, m_verdict, m_user.toStdString(), m_reason);
}

void DecisionCommand::undo()
{
    std::map<engine::Verdict, std::vector<std::string>> restored;
    for (const std::string& hunk : m_hunks) {
        const auto stood = m_before.find(hunk);
        restored[stood == m_before.end() ? engine::Verdict::Clear : stood->second].push_back(hunk);
    }
    for (auto& [verdict, hunks] : restored)
        m_service.decide(std::move(hunks), verdict, m_user.toStdString(), "undone in the console");
}

} // namespace fc::ui
