// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/resources.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/unicode.h"

namespace synoptic {

namespace {

std::optional<Stance> parse_stance(std::string_view name) {
  constexpr Stance kStances[] = {Stance::Demands, Stance::Offers,
                                 Stance::Accepts, Stance::Rejects,
                                 Stance::States};
  for (const Stance stance : kStances) {
    if (to_string(stance) == name) return stance;
  }
  return std::nullopt;
}

/// Entries without a stance that is known are left out.
WordMap<std::vector<std::pair<Stance, std::string>>> parse_stances(
    std::string_view text) {
  WordMap<std::vector<std::pair<Stance, std::string>>> verbs;
  for (const ListEntry& entry : parse_list(text)) {
    const auto stance =
        entry.size() > 1 ? parse_stance(entry[1]) : std::nullopt;
    if (!stance) continue;
    verbs[fold(entry[0])].emplace_back(*stance,
                                       entry.size() > 2 ? entry[2] : "");
  }
  return verbs;
}

/// Entries whose second field is no known word are left out.
WordMap<DenialWord> parse_denial_words(std::string_view text) {
  constexpr std::pair<std::string_view, DenialWord> kWords[] = {
      {"deny", DenialWord::Deny},     {"reject", DenialWord::Reject},
      {"claim", DenialWord::Claim},   {"light", DenialWord::Light},
      {"unsure", DenialWord::Unsure}, {"not", DenialWord::Not},
      {"partly", DenialWord::Partly}, {"yet", DenialWord::Yet},
      {"wished", DenialWord::Wished}, {"declines", DenialWord::Declines}};
  WordMap<DenialWord> words;
  for (const ListEntry& entry : parse_list(text)) {
    if (entry.size() < 2) continue;
    for (const auto& [name, word] : kWords) {
      if (entry[1] == name) words.emplace(fold(entry[0]), word);
    }
  }
  return words;
}

/// A word of several lines is of the first.
WordMap<int> parse_opposites(std::string_view text) {
  WordMap<int> opposites;
  int contrast = 0;
  for (const ListEntry& entry : parse_list(text)) {
    if (entry.size() != 2) continue;
    ++contrast;
    for (const int side : {1, -1}) {
      std::string_view words = entry[side > 0 ? 0 : 1];
      while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        if (!word.empty()) opposites.emplace(fold(word), side * contrast);
      }
    }
  }
  return opposites;
}

}  // namespace

Result<ReconciliationResources> load_reconciliation_resources(
    const OpenList& open, const OpenList& open_model,
    const OpenList& open_pack) {
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
  auto negations = open("negations.txt");
  if (!negations) return std::move(negations).error();
  resources.negations = parse_word_set(*negations);
  auto undone = open("undone-verbs.txt");
  if (!undone) return std::move(undone).error();
  resources.undone_verbs = parse_word_set(*undone);
  auto opposites = open("opposites.txt");
  if (!opposites) return std::move(opposites).error();
  resources.opposites = parse_opposites(*opposites);
  auto changes = open("change-verbs.txt");
  if (!changes) return std::move(changes).error();
  resources.change_verbs = parse_word_set(*changes);
  auto stances = open("stance-verbs.txt");
  if (!stances) return std::move(stances).error();
  resources.stance_verbs = parse_stances(*stances);
  auto words = open("stance-words.txt");
  if (!words) return std::move(words).error();
  for (const ListEntry& entry : parse_list(*words)) {
    const auto stance =
        entry.size() > 1 ? parse_stance(entry[1]) : std::nullopt;
    if (stance) resources.stance_words.emplace(fold(entry[0]), *stance);
  }
  auto plans = open("plan-words.txt");
  if (!plans) return std::move(plans).error();
  resources.plan_words = parse_word_set(*plans);
  auto denials = open("denial-words.txt");
  if (!denials) return std::move(denials).error();
  resources.denial_words = parse_denial_words(*denials);
  auto issues = open_pack("issues.txt");
  if (!issues) return std::move(issues).error();
  for (const ListEntry& entry : parse_list(*issues)) {
    Issue issue{entry.front(), {}};
    for (std::size_t i = 1; i < entry.size(); ++i) {
      issue.words.insert(fold(entry[i]));
    }
    resources.issues.push_back(std::move(issue));
  }
  auto model = open_model("alignment-en.txt");
  if (!model) return std::move(model).error();
  auto pairs = parse_pair_model(*model);
  if (!pairs) return std::move(pairs).error();
  resources.pairs = *std::move(pairs);
  constexpr std::string_view kParaphrase = "paraphrase-en.model";
  const auto bytes = open_model(kParaphrase);
  if (!bytes) return bytes.error();
  auto vectors = WordVectors::parse(*bytes, kParaphrase);
  if (!vectors) return std::move(vectors).error();
  resources.paraphrase = *std::move(vectors);
  return resources;
}

}  // namespace synoptic
