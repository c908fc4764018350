#pragma once

#include "engine/connect_service.h"

#include <QDialog>

#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace fc::ui {

class Callout;
class ConnectFormView;
class TextTableModel;

/// Connect my fabric: what a person types at the left, every step from DNS to Subscribe with its result at the right,
/// at the end a profile. GUI thread; what takes time runs on one thread of its own, which the destructor waits for.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(engine::ConnectService& service, QWidget* parent = nullptr);
    ~ConnectDialog() override;

    /// Shows the dialog with what the open profile says, and why it is shown if `problem` says so.
    void start(const QString& problem = {});
    bool isBusy() const { return m_busy; }

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    void examined(bool passed);
    void saved(const QString& profileFile);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeFooter();
    QWidget* makeScriptBox();
    void check();
    void save();
    void run(const QString& what, std::function<void(std::stop_token, std::uint64_t)> work);
    /// Queues `act` to the GUI thread; it is not done if another run has begun by then.
    void tell(std::uint64_t run, std::function<void()> act);
    void finished(const QString& summary);
    void addStep(const engine::ConnectStep& step);
    void showCurrent();
    void refresh();

    engine::ConnectService& m_service;
    ConnectFormView* m_form;
    TextTableModel* m_steps;
    QTableView* m_table;
    Callout* m_advice;
    QWidget* m_scriptBox;
    QPlainTextEdit* m_script;
    QLabel* m_summary;
    QPushButton *m_check, *m_save, *m_close;
    std::vector<engine::ConnectStep> m_found;
    std::uint64_t m_run = 0;
    bool m_busy = false;
    bool m_passed = false; ///< the last examination, of exactly what is typed now
    bool m_edited = false; ///< something was typed since the examination began
    std::jthread m_worker;
};

} // namespace fc::ui
