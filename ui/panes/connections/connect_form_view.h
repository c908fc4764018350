#pragma once

#include "engine/connect_service.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;
class QVBoxLayout;

namespace fc::ui {

/// What a person has to say to connect a fabric: NetBox, which devices, how to log in, under which name it is kept.
class ConnectFormView : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectFormView(QWidget* parent = nullptr);

    /// Secrets of `form` are not shown: an empty field means "the one that is kept".
    void setForm(const engine::ConnectForm& form, bool hasKeychain);
    engine::ConnectForm form() const;
    /// What NetBox has; keeps what is ticked, and ticks the roles that are used where nothing was.
    void setChoices(const engine::ConnectChoices& choices);
    QWidget* firstField() const;
    QLineEdit* nameField() const { return m_name; }

Q_SIGNALS:
    void changed();

private:
    QFormLayout* section(const QString& title, QVBoxLayout* into);
    QLineEdit* line(const QString& name, const QString& hint, QFormLayout* into);
    QLineEdit* secret(const QString& name, QFormLayout* into);
    QLineEdit* file(const QString& name, const QString& hint, QFormLayout* into);
    QListWidget* list(const QString& name, const QString& empty, QFormLayout* into);
    void fill(QListWidget* list, const std::vector<engine::ConnectChoice>& choices, const std::vector<std::string>& ticked);

    engine::ConnectForm m_base;
    QLineEdit *m_url, *m_token, *m_netboxCa;
    QCheckBox* m_verify;
    QListWidget *m_sites, *m_roles;
    QLineEdit* m_fabricFile;
    QLineEdit *m_username, *m_password;
    QSpinBox* m_port;
    QComboBox* m_tls;
    QLineEdit* m_gnmiCa;
    QLineEdit* m_name;
    QComboBox *m_class, *m_secrets;
};

} // namespace fc::ui
