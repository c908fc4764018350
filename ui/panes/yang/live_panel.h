#pragma once

#include "ui/models/value_series.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace fc::ui {

class Callout;
class LiveChart;
class Pill;
class ValueChart;

/// The value of the selected leaf on the selected device: now, over the last minutes, and its changes as a list.
class LivePanel : public QWidget
{
    Q_OBJECT

public:
    explicit LivePanel(QWidget* parent = nullptr);

    /// Another leaf: everything is forgotten. `counter`: shown as rate.
    void start(bool counter, const QString& units);
    /// What may be picked; the first choice stands for all instances.
    void setInstances(const QStringList& instances);
    void setValue(const QString& value, SystemTime when);
    void breakHere(SystemTime when);
    void setWatching(bool watching, const QString& how);
    void setProblem(const QString& problem); ///< empty: none
    /// Why nothing can be read here, in a sentence; empty: it can.
    void setUnusable(const QString& why);
    void tick(SystemTime now);

    QString value() const { return m_value; }
    const ValueSeries& series() const { return m_series; }

Q_SIGNALS:
    void getWanted();
    void watchWanted();
    void probeWanted();
    void instancePicked(const QString& path); ///< empty: all

private:
    void refresh();
    QString changesText() const;

    ValueSeries m_series;
    QString m_units, m_value;
    std::optional<SystemTime> m_when;
    SystemTime m_now;
    QLabel* m_big;
    QLabel* m_unit;
    Pill* m_age;
    QComboBox* m_instance;
    QStackedWidget* m_charts; ///< the small one; the one with axes once a subscription runs
    ValueChart* m_small;
    LiveChart* m_chart;
    QLabel* m_how;
    Callout* m_problem;
    QPlainTextEdit* m_changes;
    QPushButton* m_watch;
    QPushButton* m_get;
    QPushButton* m_probe;
};

} // namespace fc::ui
