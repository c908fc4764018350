#pragma once

#include "schema/node_texts.h"

#include <libyang/libyang.h>

#include <string>

namespace fc::yang_libyang {

/// Adds description, patterns, must and when of a compiled node under its schema path; nothing if there are none.
void readTexts(const lysc_node* node, const std::string& path, schema::NodeTexts& texts);

} // namespace fc::yang_libyang
