// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "reconciliation/account.h"
#include "reconciliation/resources.h"

namespace synoptic {

/// Where the copies of a story do not say what they copy, worst first: a
/// figure or a day, a "not" more or less, another speaker or name, other words
/// (those of a quotation before others), or the words of a third report.
///
/// A copy is compared with the first report of its family in this story,
/// sentence by sentence, whatever the order of the sentences; what it leaves
/// out or adds as a whole is no alteration. The same value in other words
/// ("12", "twelve") is none, nor is a change of function words outside
/// quotations. Equal alterations of several copies stand together.
///
/// Time: linear in the texts of the copies, but for the words of one sentence.
std::vector<Alteration> find_alterations(
    const Story& story, std::span<const Report> reports,
    const ReconciliationResources& resources);

}  // namespace synoptic
