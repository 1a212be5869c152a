// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/interval.h"
#include "base/span.h"
#include "reading/report.h"
#include "reconciliation/resources.h"
#include "reconciliation/story_entities.h"

namespace synoptic {

/// What a value is said of: the words around it that its sentence's tree ties
/// to it. All words are lemmas, near-synonyms made one, in lower case.
struct Setting {
  std::string thing;                ///< What is counted or lasts; may be empty.
  std::set<std::string> modifiers;  ///< Of the thing: "critical", "russian".
  std::string thing_lemma;          ///< The thing's own word.
  std::string predicate;            ///< The verb that governs it, or empty.
  std::string verb;                 ///< The verb's own word, whichever.
  std::uint32_t verb_token = kNoToken;   ///< Where it stands.
  std::set<std::string> subject_lemmas;  ///< The subjects' own words.
  std::set<std::string> objects;         ///< Nouns that are the verb's object.
  std::set<std::string> subjects;        ///< Nouns that are the verb's subject.
  std::set<EntityId> actors;             ///< Story entities that are.
  std::set<std::string> context;         ///< Content words of the clause.
  std::set<EntityId> named;   ///< Story entities named in the clause.
  bool changes = false;       ///< The verb tells a change: raised to, fell by.
  bool by_pronoun = false;    ///< The subject is a pronoun.
  bool other = false;         ///< "another", "two more": not those at hand.
  bool limited = false;       ///< "the first two": some of a row.
  bool listed = false;        ///< Beside other counts: "two women and one man".
  bool expected = false;      ///< Only foreseen: "analysts expected 300".
  std::string attached;       ///< The noun it describes: "the March deal".
  std::set<EntityId> places;  ///< Places that the clause names.
};

/// Gives the settings of the values of one report.
class SettingFinder {
 public:
  /// Requires: `linked` are the report's entities in the account. All must
  /// outlive the finder.
  SettingFinder(const Report& report, const std::vector<EntityId>& linked,
                const ReconciliationResources& resources)
      : report_(report), linked_(linked), resources_(resources) {}

  /// The setting of the words at `value` in the clause `clause`. Any spans of
  /// the report are acceptable; where no token begins, the setting is empty.
  /// Linear in the clause.
  Setting find(Span value, Span clause) const;

  /// A lemma with its near-synonyms made one.
  std::string kin_of(std::string_view lemma) const;

 private:
  std::uint32_t first_token_at(std::uint32_t byte) const;
  std::uint32_t head_of(Span value) const;
  std::uint32_t governor_of(std::uint32_t token) const;
  void add_thing(std::uint32_t head, Setting& setting) const;
  void add_limits(Span value, std::uint32_t head, Setting& setting) const;
  void add_parts(std::uint32_t head, Setting& setting) const;
  void add_attached(std::uint32_t head, Setting& setting) const;
  bool is_expected(std::uint32_t verb) const;
  void add_subjects(std::uint32_t verb, Setting& setting) const;
  void add_subject(std::uint32_t token, Setting& setting) const;
  void add_objects(std::uint32_t verb, Setting& setting) const;
  void add_context(Span clause, Span value, Setting& setting) const;

  const Report& report_;
  const std::vector<EntityId>& linked_;
  const ReconciliationResources& resources_;
};

/// The days when a clause says that it holds, if it does.
std::optional<Interval> moment_of(const Report& report,
                                  const Statement& statement);

/// True if two settings can be of one thing that happened: nothing in them
/// says that they are of two.
bool can_be_one(const Setting& a, const Setting& b);

/// True if both are said by the same verb or, where neither has a verb that
/// tells something, in two of the same words at least.
bool share_predicate(const Setting& a, const Setting& b);

/// True if both have a subject, an actor or a name of the clause in common.
bool speak_of_one(const Setting& a, const Setting& b);

/// True if something in them says that they are of one: the same verb, the
/// same subject, or words of the clause that only one thing has.
bool speak_alike(const Setting& a, const Setting& b);

}  // namespace synoptic
