#pragma once

#include "engine/fabric_view.h"

#include <QAbstractButton>
#include <QWidget>

class QToolButton;

namespace fc::ui {

class RunLabel;

/// Looks like the search field it opens. One click or Ctrl+K.
class CommandField final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit CommandField(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// LAB grey, PROD with a hatched border: words, not only colour.
class ProfileChip final : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileChip(QWidget* parent = nullptr);
    void setProfile(const QString& name, bool production);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_production = false;
};

/// The 44 px strip: which fabric, which time, search, profile, theme, help.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    void setView(const engine::FabricView& view);
    void setDark(bool dark);

Q_SIGNALS:
    void searchRequested();
    void themeToggled();
    void helpRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RunLabel* m_fabric;
    RunLabel* m_live;
    CommandField* m_search;
    ProfileChip* m_profile;
    QToolButton* m_theme;
};

} // namespace fc::ui
