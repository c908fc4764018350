#pragma once

#include "engine/manual_change.h"
#include "engine/intent_book.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace fc::ui {

/// Asks for another value of one leaf of one device. What is asked for becomes a hunk of the plan, under the person's
/// name and reason; nothing is sent from here. Below it: what was asked for on that device and holds.
class ChangePanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChangePanel(QWidget* parent = nullptr);

    struct Subject
    {
        std::shared_ptr<const schema::SchemaIndex> schema;
        std::optional<schema::NodeId> node;
        std::string device; ///< empty: none
        std::string path;   ///< with every key
        QString value;      ///< what it is now; empty if not known
        QString user;
    };
    /// The typed value and reason stay if it is the same node of the same device.
    void setSubject(const Subject& subject);
    /// The changes that hold on the device, from the origins of its document. null: the intent has none.
    void setDocument(const intent::IntentDocument* document);
    /// To the field that is filled first.
    void focusValue();

Q_SIGNALS:
    void changeWanted(const fc::engine::ManualEdit& edit);
    void withdrawWanted(qint64 change);

private:
    void check();
    engine::ManualEdit edit() const;

    Subject m_subject;
    QLabel* m_target;
    QComboBox* m_value;
    QCheckBox* m_remove;
    QLineEdit* m_reason;
    QPushButton* m_put;
    QLabel* m_says;
    QListWidget* m_open;
    QPushButton* m_withdraw;
};

} // namespace fc::ui
