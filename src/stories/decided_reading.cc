// SPDX-License-Identifier: Apache-2.0
#include "stories/decided_reading.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace synoptic {
namespace {

Report* find_report(std::vector<Report>& reports, std::string_view id) {
  for (Report& report : reports) {
    if (report.document.id == id) return &report;
  }
  return nullptr;
}

Entity* find_entity(Reading& reading, std::string_view name) {
  const std::string folded = fold(name);
  for (Entity& entity : reading.entities) {
    const bool also = std::any_of(
        entity.aliases.begin(), entity.aliases.end(),
        [&](const std::string& alias) { return fold(alias) == folded; });
    if (also || fold(entity.name) == folded) return &entity;
  }
  return nullptr;
}

/// The letters and digits of a text, folded: words without their marks.
std::string bare(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text, at);
    if (is_word(next.value)) append_utf8(kept, next.value);
    at += next.size;
  }
  return fold(kept);
}

std::string no_name(const std::string& name, const std::string& report) {
  return "report " + report + " names no \"" + name + "\"";
}

/// The name that says more of the two: of more words, or longer.
bool says_more(std::string_view name, std::string_view other) {
  const auto words = [](std::string_view text) {
    return std::count(text.begin(), text.end(), ' ');
  };
  if (words(name) != words(other)) return words(name) > words(other);
  return name.size() > other.size();
}

/// Calls an entity by another name; its own becomes one of its aliases.
void rename(Entity& entity, const Entity& model) {
  if (entity.name != model.name) {
    std::erase(entity.aliases, model.name);
    entity.aliases.push_back(std::exchange(entity.name, model.name));
  }
  entity.type = model.type;
  entity.country = model.country;
}

/// Gives the two entities that a decision is about one name and kind, so that
/// whatever compares names takes them for one.
std::string join(const Decision& decision, std::vector<Report>& reports) {
  Report* a = find_report(reports, decision.a);
  Report* b = find_report(reports, decision.b);
  if (!a || !b) return "";
  Entity* x = find_entity(a->reading, decision.a_words);
  if (!x) return no_name(decision.a_words, decision.a);
  Entity* y = find_entity(b->reading, decision.b_words);
  if (!y) return no_name(decision.b_words, decision.b);
  if (x == y) return "";
  if (says_more(y->name, x->name)) std::swap(x, y);
  rename(*y, Entity(*x));
  return "";
}

/// Takes a quotation out; what it said is then the outlet's own.
void take_out(Reading& reading, std::size_t index) {
  const Quotation quotation = reading.quotations[index];
  reading.quotations.erase(reading.quotations.begin() +
                           static_cast<std::ptrdiff_t>(index));
  if (!quotation.speaker) return;
  for (Statement& statement : reading.statements) {
    if (!overlap(statement.span, quotation.span)) continue;
    std::erase_if(statement.holders, [&](const Holder& holder) {
      return holder.span == quotation.speaker->span;
    });
  }
}

std::string drop_quotation(const Decision& decision,
                           std::vector<Report>& reports) {
  Report* report = find_report(reports, decision.a);
  if (!report) return "";
  const std::string wanted = bare(decision.a_words);
  const std::string& text = report->document.text;
  std::vector<Quotation>& quotations = report->reading.quotations;
  bool found = false;
  for (std::size_t i = quotations.size(); i-- > 0;) {
    std::string content;
    for (const Span& piece : quotations[i].content) {
      content += bare(slice(text, piece));
    }
    if (content != wanted && bare(slice(text, quotations[i].span)) != wanted) {
      continue;
    }
    take_out(report->reading, i);
    found = true;
  }
  if (found) return "";
  return "report " + decision.a + " has no quotation of these words";
}

}  // namespace

std::vector<Misfit> apply_to_readings(std::span<const Decision> decisions,
                                      std::vector<Report>& reports) {
  std::vector<Misfit> found;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& decision = decisions[i];
    std::string why;
    if (decision.kind == DecisionKind::SamePerson) {
      why = join(decision, reports);
    } else if (decision.kind == DecisionKind::NotAQuotation) {
      why = drop_quotation(decision, reports);
    }
    if (!why.empty()) found.push_back({i, std::move(why)});
  }
  return found;
}

}  // namespace synoptic
