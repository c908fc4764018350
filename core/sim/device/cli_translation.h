#pragma once

#include "sim/device/cli_residue.h"
#include "sim/device/set_operation.h"

#include <vector>

namespace fc::sim {

/// CLI lines split into what OpenConfig can express (as operations) and the rest.
struct CliTranslation
{
    std::vector<SetOperation> operations;
    std::vector<CliResidue::Line> rest;
    bool savesStartup = false; ///< "write", "copy running-config startup-config"
};

/// Knows the lines a person types by hand most: description and shutdown of an interface, access and trunk VLANs,
/// VLANs and their names, the host name. Every other line stays CLI.
CliTranslation translateCli(const std::vector<CliResidue::Line>& lines);

} // namespace fc::sim
