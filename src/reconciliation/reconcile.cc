// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/reconcile.h"

namespace synoptic {

Account reconcile(const Story& story, std::span<const Report>,
                  const LanguageResources&, const ReconciliationResources&) {
  Account account;
  account.story = story;
  return account;
}

}  // namespace synoptic
