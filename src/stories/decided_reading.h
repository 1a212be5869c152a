// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reading/report.h"
#include "stories/decisions.h"

namespace synoptic {

/// Brings what people decided about names and quotations into the readings:
/// entities of one person get one name, the fuller one of the two, with
/// their own as an alias, and what is no quotation is taken out,
/// with the holders that it gave to statements. Gives the decisions that no
/// longer fit, each with why. Reports that are not there are passed over.
std::vector<Misfit> apply_to_readings(std::span<const Decision> decisions,
                                      std::vector<Report>& reports);

}  // namespace synoptic
