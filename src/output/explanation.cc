// SPDX-License-Identifier: Apache-2.0
#include "output/explanation.h"

#include <cmath>
#include <string_view>

namespace synoptic {
namespace {

/// "0.42", by hand: printf would heed the locale.
std::string hundredths(double value) {
  const long rounded = std::lround(value * 100);
  std::string digits = std::to_string(std::labs(rounded));
  while (digits.size() < 3) digits.insert(0, "0");
  digits.insert(digits.size() - 2, ".");
  return (rounded < 0 ? "-" : "") + digits;
}

void append_shared(std::string& out, const Document& a,
                   const Explanation& explanation, SharedKind kind,
                   std::string_view label) {
  std::string words;
  for (const SharedWord& shared : explanation.shared) {
    if (shared.kind != kind) continue;
    if (!words.empty()) words += ", ";
    words += slice(a.text, shared.in_a);
  }
  if (words.empty()) return;
  out.append("  both have the ").append(label).append(": ");
  out.append(words) += '\n';
}

void append_dates(std::string& out, const Document& a, const Document& b,
                  const Likeness& likeness) {
  if (a.published.empty() || b.published.empty()) {
    out += "  no date to go by: ";
    out += a.published.empty() && b.published.empty()
               ? "both are undated\n"
               : (a.published.empty() ? a.id : b.id) + " is undated\n";
    return;
  }
  const long days = std::lround(likeness.days_apart);
  out.append("  published ").append(a.published).append(" and ");
  out.append(b.published).append(": ").append(std::to_string(days));
  out += days == 1 ? " day apart" : " days apart";
  if (likeness.days_apart > kMostDaysApart) {
    out += ", more than one event takes";
  }
  out += '\n';
}

void append_rounds(std::string& out, const Document& a, const Document& b,
                   const Likeness& likeness) {
  if (!likeness.rounds) return;
  const RoundDifference& rounds = *likeness.rounds;
  out.append("  kept apart by \"").append(slice(a.text, rounds.a.span));
  out.append("\" against \"").append(slice(b.text, rounds.b.span));
  out += rounds.in_leads() ? "\", each in its lead\n"
                           : "\", not in both leads: little weight\n";
}

void append_copied(std::string& out, const Document& a,
                   const Explanation& explanation) {
  if (explanation.copied.empty()) return;
  Span longest = explanation.copied.front();
  for (const Span& span : explanation.copied) {
    if (span.size() > longest.size()) longest = span;
  }
  const long percent = std::lround(explanation.overlap.containment * 100);
  out.append("  word for word the same: ").append(std::to_string(percent));
  out.append(" % of the shorter; the longest stretch: \"");
  out.append(slice(a.text, longest)).append("\"\n");
}

void append_own(std::string& out, const Document& document,
                const std::vector<Span>& own) {
  if (own.empty()) return;
  std::string words;
  for (const Span& span : own) {
    if (!words.empty()) words += ", ";
    words += slice(document.text, span);
  }
  out.append("  words of ").append(document.id);
  out.append(" that its story has and the other one hardly: ");
  out.append(words) += '\n';
}

}  // namespace

std::string explanation_to_text(const Document& a, const Document& b,
                                const Explanation& explanation,
                                PairInStories stand) {
  const Likeness& likeness = explanation.likeness;
  std::string out = a.id + " and " + b.id;
  out += stand.one_story ? " are one story" : " are not one story";
  if (stand.one_family) {
    out += explanation.copied.empty()
               ? ", and one witness: they go back to one agency or text"
               : ", and one witness: they share their text";
  }
  out += ".\n";
  append_shared(out, a, explanation, SharedKind::Name, "names");
  append_shared(out, a, explanation, SharedKind::Term, "terms");
  append_shared(out, a, explanation, SharedKind::Number, "numbers");
  append_copied(out, a, explanation);
  append_dates(out, a, b, likeness);
  append_rounds(out, a, b, likeness);
  if (!stand.one_story) {
    append_own(out, a, explanation.own_a);
    append_own(out, b, explanation.own_b);
  }
  out.append("  words shared, weighed: ").append(hundredths(likeness.words));
  out.append("; with dates and rounds: ").append(hundredths(likeness.score));
  out.append("; one event from ").append(hundredths(kOneEvent)).append(" on\n");
  const bool alike = likeness.score >= kOneEvent;
  if (alike && !stand.one_story) {
    out +=
        "  the two alone would be one; the other reports of their stories, "
        "less alike, or a person's decision, keep them apart\n";
  } else if (!alike && stand.one_story) {
    out +=
        "  the two alone would not be one; other reports of the story, "
        "alike to both, or a person's decision, hold them together\n";
  }
  return out;
}

}  // namespace synoptic
