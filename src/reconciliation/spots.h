// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "reconciliation/slot_reader.h"

namespace synoptic {

/// The places in which the statements of a point say, with one verb, that it
/// happened, if two of them are apart: a conflict of slot `place`.
std::optional<Variant> compare_spots(const SlotReader& reader);

}  // namespace synoptic
