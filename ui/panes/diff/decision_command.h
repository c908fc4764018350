#pragma once

#include "engine/console_service.h"

#include <QString>
#include <QUndoCommand>

#include <map>
#include <string>
#include <vector>

namespace fc::ui {

/// One decision of a person about some hunks, so that it can be taken back before it is applied.
class DecisionCommand : public QUndoCommand
{
public:
    /// `before`: what stood there, to be restored by undo. `reason`: as the person gave it; may be empty.
    DecisionCommand(engine::ConsoleService& service, QString user, std::vector<std::string> hunks, engine::Verdict verdict,
                    std::map<std::string, engine::Verdict> before, const QString& reason);

    void redo() override;
    void undo() override;

private:
    engine::ConsoleService& m_service;
    QString m_user;
    std::vector<std::string> m_hunks;
    engine::Verdict m_verdict;
    std::map<std::string, engine::Verdict> m_before;
    std::string m_reason;
};

} // namespace fc::ui
