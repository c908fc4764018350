#pragma once

#include "diff/side_by_side.h"

#include <QRect>
#include <QString>

#include <vector>

class QPainter;

namespace fc::ui {

struct Tokens;

/// How a piece of a diff line is coloured.
enum class CellInk : std::uint8_t {
    Strong, ///< a container or list entry
    Quiet,  ///< the name of a leaf, a key
    Value,
    Marked, ///< part of a value that differs from the other side
    Faint   ///< said by the console, not by a document
};

struct CellRun
{
    QString text;
    CellInk ink = CellInk::Value;
    int gap = 0; ///< px before it, unless it begins a row
};
using CellRuns = std::vector<CellRun>;

/// The text of one side. `marked`: colours what differs, whole words of it.
CellRuns cellRuns(const diff::SideCell& cell, bool marked);
/// Only the value.
CellRuns valueRuns(const diff::SideCell& cell, bool marked);

/// A run, or the part of it that fits a row.
struct CellPiece
{
    QString text;
    CellInk ink = CellInk::Value;
    double x = 0, width = 0; ///< px from the left of the area
    int row = 0;             ///< 0 is the first
};

inline constexpr int kCellRowHeight = 17; ///< px that every row after the first adds to a line

/// Breaks runs into rows of `width` px: at spaces, slashes and commas where there are some, anywhere where not. Nothing
/// is ever left out.
std::vector<CellPiece> breakRuns(const CellRuns& runs, int width);
/// Rows that breakRuns needs; cheap for runs that fit one.
int rowsOf(const CellRuns& runs, int width);
/// `area`: the whole line; the first row takes `firstRow` px of it.
void paintPieces(QPainter& painter, const QRect& area, int firstRow, const std::vector<CellPiece>& pieces,
                 const Tokens& tokens);

} // namespace fc::ui
