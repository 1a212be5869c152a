// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/resources.h"

#include "base/unicode.h"

namespace synoptic {

Result<ReconciliationResources> load_reconciliation_resources(
    const OpenList& open) {
  auto text = open("kin.txt");
  if (!text) return std::move(text).error();
  ReconciliationResources resources;
  for (const ListEntry& group : parse_list(*text)) {
    for (const std::string& lemma : group) {
      resources.kin.emplace(fold(lemma), fold(group.front()));
    }
  }
  return resources;
}

}  // namespace synoptic
