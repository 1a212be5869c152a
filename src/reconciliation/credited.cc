// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/credited.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "reconciliation/ledger.h"

namespace synoptic {
namespace {

/// Fewer words may be said by two people. A guess.
constexpr std::size_t kFewestWords = 6;

/// Utterances are found by their runs of so many words.
constexpr std::size_t kRun = 4;

/// A run that more utterances hold is a phrase.
constexpr std::size_t kMostHolders = 32;

/// Of the words of both, what must be alike in order.
constexpr double kOneUtterance = 0.8;

struct Said {
  std::uint32_t member = 0;
  Span words;
  Span speaker;
  EntityId entity;
  std::string name;
  std::vector<std::string> wording;
};

class SpeakerComparer {
 public:
  SpeakerComparer(const Story& story, std::span<const Report> reports,
                  const EntityLinks& links)
      : story_(story), reports_(reports), links_(links) {}

  std::vector<Point> compare() {
    for (std::uint32_t m = 0; m < story_.members.size(); ++m) collect(m);
    std::vector<Point> points;
    std::set<std::size_t> used;
    for (std::size_t i = 0; i < said_.size(); ++i) {
      if (used.contains(i)) continue;
      std::vector<std::size_t> same = {i};
      bool apart = false;
      for (const std::size_t j : near(i)) {
        if (used.contains(j) || !is_one_utterance(said_[i], said_[j])) continue;
        same.push_back(j);
        apart = apart || are_two_people(said_[i], said_[j]);
      }
      if (!apart) continue;
      used.insert(same.begin(), same.end());
      points.push_back(make_point(same));
    }
    return points;
  }

 private:
  const Report& report_of(std::uint32_t member) const {
    return reports_[story_.members[member].report.value];
  }

  void collect(std::uint32_t m) {
    const Report& report = report_of(m);
    const auto& linked = links_.of_member[m];
    for (const Quotation& quotation : report.reading.quotations) {
      if (!quotation.speaker || !quotation.speaker->entity) continue;
      const EntityId entity = *quotation.speaker->entity;
      if (entity.value >= linked.size() ||
          report.reading.entities[entity.value].type != NameType::Person) {
        continue;
      }
      // Whom "he" means may be misread.
      const std::string& name = report.reading.entities[entity.value].name;
      if (!names(report, quotation.speaker->span, name)) continue;
      for (const Span piece : quotation.quoted) {
        auto wording = wording_of(slice(report.document.text, piece));
        if (wording.size() < kFewestWords) continue;
        const std::size_t number = said_.size();
        for (std::size_t i = 0; i + kRun <= wording.size(); ++i) {
          holders_[run_of(wording, i)].push_back(number);
        }
        said_.push_back({m, piece, quotation.speaker->span,
                         linked[entity.value], name, std::move(wording)});
      }
    }
  }

  /// True if some words hold the last word of a name.
  static bool names(const Report& report, Span words, const std::string& name) {
    const auto parts = wording_of(name);
    const auto said = wording_of(slice(report.document.text, words));
    return !parts.empty() &&
           std::ranges::find(said, parts.back()) != said.end();
  }

  static std::string run_of(const std::vector<std::string>& words,
                            std::size_t begin) {
    std::string run;
    for (std::size_t i = begin; i < begin + kRun; ++i) run += words[i] + ' ';
    return run;
  }

  /// Later utterances of other reports that share a run with one.
  std::set<std::size_t> near(std::size_t i) const {
    std::set<std::size_t> found;
    const auto& wording = said_[i].wording;
    for (std::size_t at = 0; at + kRun <= wording.size(); ++at) {
      const auto& holders = holders_.at(run_of(wording, at));
      if (holders.size() > kMostHolders) continue;
      for (const std::size_t j : holders) {
        if (j > i && said_[j].member != said_[i].member) found.insert(j);
      }
    }
    return found;
  }

  bool is_one_utterance(const Said& a, const Said& b) const {
    const WordingMatch match =
        match_wordings(slice(report_of(a.member).document.text, a.words),
                       slice(report_of(b.member).document.text, b.words));
    return match.verbatim || match.likeness >= kOneUtterance;
  }

  /// Two entities of two names: no word of the shorter name is in the other.
  bool are_two_people(const Said& a, const Said& b) const {
    if (a.entity == b.entity) return false;
    // "Berg, who speaks for Lund".
    if (names(report_of(a.member), a.speaker, b.name) ||
        names(report_of(b.member), b.speaker, a.name)) {
      return false;
    }
    const auto words = wording_of(a.name);
    const auto others = wording_of(b.name);
    return !words.empty() && !others.empty() &&
           std::ranges::none_of(words, [&](const std::string& word) {
             return std::ranges::find(others, word) != others.end();
           });
  }

  Point make_point(const std::vector<std::size_t>& same) const {
    Point point;
    Variant variant;
    variant.slot = Slot::Attribution;
    variant.verdict = Verdict::Conflict;
    std::vector<EntityId> speakers;
    for (const std::size_t i : same) {
      const Said& said = said_[i];
      const ReportId report = story_.members[said.member].report;
      point.evidence.push_back({report, said.words, {}});
      const auto known = std::ranges::find(speakers, said.entity);
      const auto at = static_cast<std::size_t>(known - speakers.begin());
      if (known == speakers.end()) {
        speakers.push_back(said.entity);
        variant.values.push_back(
            {std::string(
                 slice(report_of(said.member).document.text, said.speaker)),
             {},
             {},
             {}});
      }
      Value& value = variant.values[at];
      if (std::ranges::find(value.reports, report) == value.reports.end()) {
        value.reports.push_back(report);
      }
      value.evidence.push_back({report, said.speaker, {}});
    }
    variant.why = "The same words are given to " + said_[same[0]].name +
                  " and to " + other_name(same) + ".";
    point.variants.push_back(std::move(variant));
    return point;
  }

  std::string other_name(const std::vector<std::size_t>& same) const {
    for (const std::size_t i : same) {
      if (are_two_people(said_[same[0]], said_[i])) return said_[i].name;
    }
    return {};
  }

  const Story& story_;
  std::span<const Report> reports_;
  const EntityLinks& links_;
  std::vector<Said> said_;
  std::map<std::string, std::vector<std::size_t>> holders_;
};

}  // namespace

std::vector<Point> compare_speakers(const Story& story,
                                    std::span<const Report> reports,
                                    const EntityLinks& links) {
  return SpeakerComparer(story, reports, links).compare();
}

}  // namespace synoptic
