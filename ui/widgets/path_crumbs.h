#pragma once

#include <QLabel>
#include <QStringList>

namespace fc::ui {

/// A path whose steps lead to the nodes above. Wraps at its steps; dragging it carries the whole path as text.
class PathCrumbs : public QLabel
{
    Q_OBJECT

public:
    struct Step
    {
        QString text; ///< "interface[name=Ethernet1]"
        quint32 entry = 0;
    };

    explicit PathCrumbs(QWidget* parent = nullptr);

    /// `path`: what is dragged, and the accessible name.
    void set(const QList<Step>& steps, const QString& path);

Q_SIGNALS:
    void picked(quint32 entry);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QString m_path;
    QPoint m_pressed;
};

/// Carries the path away from `source` as text, until it is dropped.
void dragPath(QWidget* source, const QString& path);

} // namespace fc::ui
