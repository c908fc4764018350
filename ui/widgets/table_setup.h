#pragma once

class QString;
class QTableView;

namespace fc::ui {

/// Row height, headers, selection and delegate as every table of the console has them. The model answers the roles of
/// models/roles.h.
void setUpTable(QTableView* table, const QString& name);

} // namespace fc::ui
