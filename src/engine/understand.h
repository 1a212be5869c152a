// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "engine/resources.h"
#include "reading/report.h"

namespace synoptic {

/// Bytes of a text of which is read what it says. A report has a few thousand,
/// a long book a million; what is larger is a dump of something, and reading
/// it would take memory of a thousand times this. A guess.
inline constexpr std::size_t kMostRead = std::size_t{1} << 20;

/// A report with all that is understood of it. Of a text longer than
/// `most_read` bytes the blocks that begin before it are read, the last one up
/// to there; the text stays whole.
Report understand(Document document, const Resources& resources,
                  std::size_t most_read = kMostRead);

}  // namespace synoptic
