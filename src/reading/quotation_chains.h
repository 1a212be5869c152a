// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "reading/reading.h"

namespace synoptic {

/// Gives each stretch between marks to one speaker, the innermost: in
/// '"It is over," Berg said, according to the Elbing Post' the words are
/// Berg's, and what the Post vouches for is that she said them. The stretch
/// leaves the `quoted` of all other quotations; a mixed one that has none left
/// is indirect. Order and all else stay. Takes n log n of the stretches.
///
/// `deeds` tells of each quotation whether its cue is a deed ("rejected the
/// plan as 'a farce', Berg said"): the words are then rather of him who tells
/// of it. Requires: it is as long as the quotations.
void give_to_innermost(const std::vector<bool>& deeds,
                       std::vector<Quotation>& quotations);

}  // namespace synoptic
