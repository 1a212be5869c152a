// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/resources.h"

#include <utility>

#include "base/unicode.h"

namespace synoptic {

Result<ReconciliationResources> load_reconciliation_resources(
    const OpenList& open, const OpenList& open_model) {
  auto text = open("kin.txt");
  if (!text) return std::move(text).error();
  ReconciliationResources resources;
  for (const ListEntry& group : parse_list(*text)) {
    for (const std::string& lemma : group) {
      resources.kin.emplace(fold(lemma), fold(group.front()));
    }
  }
  auto tolls = open("toll-words.txt");
  if (!tolls) return std::move(tolls).error();
  resources.toll_words = parse_word_set(*tolls);
  auto changes = open("change-verbs.txt");
  if (!changes) return std::move(changes).error();
  resources.change_verbs = parse_word_set(*changes);
  auto model = open_model("alignment-en.txt");
  if (!model) return std::move(model).error();
  auto pairs = parse_pair_model(*model);
  if (!pairs) return std::move(pairs).error();
  resources.pairs = *std::move(pairs);
  return resources;
}

}  // namespace synoptic
