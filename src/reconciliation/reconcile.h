// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "language/analyze.h"
#include "reconciliation/account.h"
#include "reconciliation/resources.h"
#include "stories/resources.h"

namespace synoptic {

/// Lays the reports of one story side by side.
///
/// Requires: the story's members are indices of `reports`. Any readings are
/// acceptable. The account does not depend on the order of the reports beyond
/// their ids, and swapping two reports' labels changes nothing else.
Account reconcile(const Story& story, std::span<const Report> reports,
                  const LanguageResources& language,
                  const StoryResources& background,
                  const ReconciliationResources& resources);

}  // namespace synoptic
