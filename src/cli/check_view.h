// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "reading/report.h"
#include "reconciliation/check_draft.h"

namespace synoptic {

/// A checked draft for a person: each sentence and each quotation with its
/// verdict, why, and where the reports say it; then the counts.
std::string check_to_text(const Report& draft, std::span<const Report> reports,
                          const DraftCheck& check);

/// The same as one JSON object: `{"contract":1,"draft","borne_out",
/// "sentences":[{"begin","end","text","verdict","why","evidence"}],
/// "quotations":[{..., "added":[],"dropped":[]}]}`; offsets in code points,
/// evidence as in every output.
std::string check_to_json(const Report& draft, std::span<const Report> reports,
                          const DraftCheck& check);

}  // namespace synoptic
