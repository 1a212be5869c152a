// SPDX-License-Identifier: Apache-2.0
#include "reading/roles.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// The longest role we look at, in tokens; longer ones are clauses (a guess).
constexpr std::uint32_t kLongestRole = 12;

Gender parse_gender(std::string_view field) {
  if (field == "m") return Gender::Male;
  if (field == "f") return Gender::Female;
  return Gender::Unknown;
}

std::string_view words(const Document& document, const Token& token) {
  return slice(document.text, token.span);
}

const Sentence* sentence_of(const Analysis& analysis, std::uint32_t token) {
  const auto at = std::upper_bound(
      analysis.sentences.begin(), analysis.sentences.end(), token,
      [](std::uint32_t t, const Sentence& s) { return t < s.first_token; });
  return at == analysis.sentences.begin() ? nullptr : &*std::prev(at);
}

bool may_stand_in_title(const Document& document, const Token& token) {
  const std::string_view text = words(document, token);
  if (text == "-" || text == "'s" || text == "\u2019s" || text == "\u2013")
    return true;
  return token.upos == Upos::Noun || token.upos == Upos::Propn ||
         token.upos == Upos::Adj;
}

bool is_title(const RoleLists& lists, const Document& document,
              const Token& token) {
  return lists.titles.contains(fold(words(document, token)));
}

Role make_role(const Analysis& analysis, std::uint32_t first,
               std::uint32_t end) {
  return {
      {analysis.tokens[first].span.begin, analysis.tokens[end - 1].span.end},
      first,
      end,
      Gender::Unknown};
}

Gender gender_of(const Document& document, const Token& token,
                 const RoleLists& lists) {
  const auto title = lists.titles.find(fold(words(document, token)));
  if (title != lists.titles.end() && title->second != Gender::Unknown)
    return title->second;
  const RoleNoun* noun = find_role(lists, token, document.text);
  return noun != nullptr ? noun->gender : Gender::Unknown;
}

/// The apposition before a comma: "the defence minister, Ada Berg".
std::optional<Role> role_before_comma(const Document& document,
                                      const Analysis& analysis,
                                      const Sentence& sentence,
                                      std::uint32_t comma,
                                      const RoleLists& lists) {
  std::uint32_t first = comma;
  std::uint32_t noun = kNoToken;
  while (first > sentence.first_token && comma - first < kLongestRole) {
    const Token& token = analysis.tokens[first - 1];
    if (token.upos == Upos::Det) break;
    if (token.upos != Upos::Adp && token.upos != Upos::Cconj &&
        !may_stand_in_title(document, token))
      return std::nullopt;
    --first;
    const RoleNoun* role = find_role(lists, token, document.text);
    if (role != nullptr && role->kind == RoleKind::Person) noun = first;
  }
  const bool article = first > sentence.first_token &&
                       analysis.tokens[first - 1].upos == Upos::Det;
  if (noun == kNoToken || first == comma || !article) return std::nullopt;
  Role role = make_role(analysis, first, comma);
  role.gender = gender_of(document, analysis.tokens[noun], lists);
  return role;
}

}  // namespace

Result<RoleLists> load_role_lists(const OpenList& open) {
  RoleLists lists;
  auto titles = open("titles.txt");
  if (!titles) return std::move(titles).error();
  for (const ListEntry& entry : parse_list(*titles))
    lists.titles[fold(entry[0])] =
        parse_gender(entry.size() > 1 ? entry[1] : std::string());
  auto nouns = open("role_nouns.txt");
  if (!nouns) return std::move(nouns).error();
  for (const ListEntry& entry : parse_list(*nouns)) {
    RoleNoun noun;
    if (entry.size() > 1 && entry[1] == "b") noun.kind = RoleKind::Body;
    if (entry.size() > 2) noun.gender = parse_gender(entry[2]);
    lists.nouns.emplace(fold(entry[0]), noun);
  }
  return lists;
}

const RoleNoun* find_role(const RoleLists& lists, const Token& token,
                          std::string_view text) {
  if (token.upos != Upos::Noun && token.upos != Upos::Propn) return nullptr;
  auto at = lists.nouns.find(fold(token.lemma));
  if (at == lists.nouns.end())
    at = lists.nouns.find(fold(slice(text, token.span)));
  return at == lists.nouns.end() ? nullptr : &at->second;
}

std::optional<Role> role_before(const Document& document,
                                const Analysis& analysis, const Name& name,
                                const RoleLists& lists) {
  const Sentence* sentence = sentence_of(analysis, name.first_token);
  if (sentence == nullptr || name.first_token <= sentence->first_token)
    return std::nullopt;
  const Token& before = analysis.tokens[name.first_token - 1];
  if (words(document, before) == ",")
    return role_before_comma(document, analysis, *sentence,
                             name.first_token - 1, lists);
  const RoleNoun* noun = find_role(lists, before, document.text);
  const bool person = noun != nullptr && noun->kind == RoleKind::Person;
  if (!person && !is_title(lists, document, before)) return std::nullopt;
  std::uint32_t first = name.first_token - 1;
  while (first > sentence->first_token &&
         name.first_token - first < kLongestRole &&
         may_stand_in_title(document, analysis.tokens[first - 1]))
    --first;
  // A hyphen or a possessive ending cannot begin it.
  while (first + 1 < name.first_token &&
         analysis.tokens[first].upos != Upos::Noun &&
         analysis.tokens[first].upos != Upos::Propn &&
         analysis.tokens[first].upos != Upos::Adj)
    ++first;
  Role role = make_role(analysis, first, name.first_token);
  role.gender = gender_of(document, before, lists);
  return role;
}

std::optional<Role> role_after(const Document& document,
                               const Analysis& analysis, const Name& name,
                               const RoleLists& lists) {
  const Sentence* sentence = sentence_of(analysis, name.first_token);
  if (sentence == nullptr || name.end_token + 1 >= sentence->end_token ||
      words(document, analysis.tokens[name.end_token]) != ",")
    return std::nullopt;
  std::uint32_t first = name.end_token + 1;
  const bool article = analysis.tokens[first].upos == Upos::Det ||
                       analysis.tokens[first].upos == Upos::Pron;
  if (article) ++first;
  std::uint32_t end = first;
  std::uint32_t noun = kNoToken;
  bool past_head = false;  // An adposition ends the part that holds the head.
  for (; end < sentence->end_token && end - first < kLongestRole; ++end) {
    const Token& token = analysis.tokens[end];
    if (token.upos == Upos::Verb || token.upos == Upos::Aux ||
        token.upos == Upos::Sconj)
      break;
    const std::string_view text = words(document, token);
    if (token.upos == Upos::Punct && text != "-" && text != "\u2013") break;
    past_head = past_head || token.upos == Upos::Adp;
    const RoleNoun* role = find_role(lists, token, document.text);
    if (!past_head && role != nullptr && role->kind == RoleKind::Person)
      noun = end;
  }
  if (noun == kNoToken) return std::nullopt;
  Role role = make_role(analysis, first, end);
  role.gender = gender_of(document, analysis.tokens[noun], lists);
  return role;
}

}  // namespace synoptic
