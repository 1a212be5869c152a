// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "output/json.h"
#include "output/json_words.h"
#include "output/json_writer.h"

namespace synoptic {
namespace {

// Down to a story's points, quotations and so on there is a line for each
// member; each of those is one line, so that two outputs can be compared line
// by line.
constexpr int kLinesToDepth = 4;

Measure measure_of(const Variant& variant) {
  return variant.slot == Slot::Date ? Measure::Days : Measure::Count;
}

/// What the bounds count; empty if plain things or days.
std::string_view unit_of(const Variant& variant, const Value& value) {
  return variant.slot == Slot::Duration ? "second"
                                        : std::string_view(value.unit);
}

/// Finds the story's entity behind a name in one report.
class EntityNames {
 public:
  explicit EntityNames(const Account& account) {
    for (const StoryEntity& entity : account.entities)
      for (const auto& variant : entity.variants)
        for (const ReportId report : variant.reports)
          entities_.try_emplace({report, variant.text}, entity.id);
  }
  std::string id_of(ReportId report, const std::string& name) const {
    const auto found = entities_.find({report, name});
    return found == entities_.end() ? "" : id_text(found->second);
  }

 private:
  std::map<std::pair<ReportId, std::string>, EntityId> entities_;
};

class SurveyWriter {
 public:
  explicit SurveyWriter(const Survey& survey) : survey_(survey) {
    indexes_.reserve(survey.reports.size());
    for (const Report& report : survey.reports)
      indexes_.emplace_back(report.document.text);
  }

  std::string write();

 private:
  const Document& document_of(ReportId report) const {
    return survey_.reports[report.value].document;
  }
  void report_member(std::string_view name, ReportId report) {
    json_.member(name, document_of(report).id);
  }
  void ends(ReportId report, Span span) {
    const CodePointIndex& index = indexes_[report.value];
    json_.member("begin", index.code_point_of(span.begin));
    json_.member("end", index.code_point_of(span.end));
  }
  template <typename Item, typename Write>
  void list(std::string_view name, const std::vector<Item>& items,
            Write write) {
    json_.key(name);
    json_.begin_array();
    for (const Item& item : items) write(item);
    json_.end_array();
  }
  template <typename Item, typename Write>
  void objects(std::string_view name, const std::vector<Item>& items,
               Write write) {
    list(name, items, [&](const Item& item) {
      json_.begin_object();
      write(item);
      json_.end_object();
    });
  }
  void reports_member(const std::vector<ReportId>& reports) {
    list("reports", reports,
         [&](ReportId report) { json_.string(document_of(report).id); });
  }
  void evidence_members(const Evidence& evidence, const EntityNames& names);
  void evidence_list(const std::vector<Evidence>& evidence,
                     const EntityNames& names) {
    objects("evidence", evidence,
            [&](const Evidence& one) { evidence_members(one, names); });
  }
  std::vector<StoryEntity::NameVariant> said_variants(
      const StoryEntity& entity) const;
  void write_inputs();
  void write_account(const Account& account);
  void write_members(const Account& account);
  void write_sources(const Member& member);
  void write_points(const Account& account, const EntityNames& names);
  void write_variant(const Account& account, const Variant& variant,
                     const EntityNames& names);
  void write_figures(const Account& account, const Variant& variant);
  void write_selection();
  void write_quotations(const Account& account, const EntityNames& names);
  void write_plans(const Account& account, const EntityNames& names);
  void write_context(const Account& account, const EntityNames& names);

  const Survey& survey_;
  JsonWriter json_{kLinesToDepth};
  std::vector<CodePointIndex> indexes_;
};

void SurveyWriter::evidence_members(const Evidence& evidence,
                                    const EntityNames& names) {
  report_member("report", evidence.report);
  ends(evidence.report, evidence.span);
  json_.member("text", slice(document_of(evidence.report).text, evidence.span));
  objects("holders", evidence.holders, [&](const Holder& holder) {
    json_.member_or_null("entity", names.id_of(evidence.report, holder.name));
    json_.member_or_null("name", holder.name);
    ends(evidence.report, holder.span);
  });
}

void SurveyWriter::write_members(const Account& account) {
  json_.key("reports");
  json_.begin_array();
  for (std::size_t i = 0; i < account.story.members.size(); ++i) {
    const Member& member = account.story.members[i];
    const Document& document = document_of(member.report);
    const bool has_date = i < account.dates.size();
    json_.begin_object();
    json_.member("id", document.id);
    json_.member_or_null("path", document.path);
    json_.member_or_null("url", document.url);
    json_.member_or_null("source", document.source);
    json_.member_or_null("title", document.title);
    json_.member_or_null("published", has_date ? account.dates[i].published
                                               : document.published);
    json_.member("published_inferred", has_date && account.dates[i].inferred);
    json_.member("text", document.text);
    json_.member_or_null("copy_of",
                         member.copy_of ? document_of(*member.copy_of).id : "");
    json_.member("family", member.family);
    write_sources(member);
    json_.end_object();
  }
  json_.end_array();
}

/// What a report goes back to: agencies it credits, its family's root, the
/// text that it shares.
void SurveyWriter::write_sources(const Member& member) {
  json_.key("order");
  if (member.order) {
    json_.integer(*member.order);
  } else {
    json_.null();
  }
  json_.member_or_null("root", member.root ? document_of(*member.root).id : "");
  json_.member_or_null("root_why", member.root_why);
  objects("credits", member.credits, [&](const AgencyCredit& credit) {
    json_.member("agency", credit.agency);
    json_.member("gave", to_string(credit.extent));
    json_.member("words", credit.words);
  });
  objects("shared_text", member.shares, [&](const SharedText& shared) {
    report_member("with", shared.report);
    json_.member("jaccard", shared.jaccard);
    json_.member("containment", shared.containment);
    objects("runs", shared.runs, [&](const Span& run) {
      ends(member.report, run);
      json_.member("text", slice(document_of(member.report).text, run));
    });
  });
}

/// What the policy picks of the values: each figure is one of them, with its
/// index. Nothing is written without a policy, or where it picks nothing.
void SurveyWriter::write_figures(const Account& account,
                                 const Variant& variant) {
  if (!survey_.selection.policy) return;
  const auto figures = pick_figures(variant, account, survey_.reports,
                                    *survey_.selection.policy);
  if (!figures) return;
  const auto figure = [&](std::string_view name,
                          std::optional<std::uint32_t> index) {
    json_.key(name);
    if (!index) {
      json_.null();
      return;
    }
    json_.begin_object();
    json_.member("value", *index);
    json_.member("text", variant.values[*index].text);
    write_bounds(json_, variant.values[*index].bounds, measure_of(variant));
    json_.member_or_null("unit", unit_of(variant, variant.values[*index]));
    json_.end_object();
  };
  json_.key("figures");
  json_.begin_object();
  json_.member("policy", to_string(*survey_.selection.policy));
  figure("low", figures->low);
  figure("best", figures->best);
  figure("high", figures->high);
  json_.member("why", figures->why);
  json_.end_object();
}

void SurveyWriter::write_variant(const Account& account, const Variant& variant,
                                 const EntityNames& names) {
  json_.member("slot", to_string(variant.slot));
  json_.member("verdict", to_string(variant.verdict));
  json_.member("between", to_string(variant.between));
  json_.member("why", variant.why);
  objects("values", variant.values, [&](const Value& value) {
    json_.member("text", value.text);
    write_bounds(json_, value.bounds, measure_of(variant));
    json_.member_or_null("unit", unit_of(variant, value));
    reports_member(value.reports);
    evidence_list(value.evidence, names);
  });
  write_figures(account, variant);
}

void SurveyWriter::write_points(const Account& account,
                                const EntityNames& names) {
  objects("points", account.points, [&](const Point& point) {
    json_.member("id", id_text(point.id));
    json_.member_or_null("event", to_string(point.event));
    json_.member("salience", point.salience);
    json_.member("families", point.families);
    evidence_list(point.evidence, names);
    objects("variants", point.variants, [&](const Variant& variant) {
      write_variant(account, variant, names);
    });
  });
}

void SurveyWriter::write_quotations(const Account& account,
                                    const EntityNames& names) {
  objects("quotations", account.quotations, [&](const LedgerEntry& entry) {
    json_.key("speaker");
    json_.begin_object();
    json_.member_or_null("entity",
                         entry.speaker ? id_text(*entry.speaker) : "");
    json_.member_or_null("name", entry.speaker_name);
    json_.end_object();
    json_.member("verdict", to_string(entry.verdict));
    json_.member("relation", to_string(entry.relation));
    objects("uses", entry.uses, [&](const QuotationUse& use) {
      evidence_members(use.evidence, names);
      json_.member_or_null("speaker", use.speaker);
    });
  });
}

void SurveyWriter::write_plans(const Account& account,
                               const EntityNames& names) {
  objects("positions", account.positions, [&](const Position& position) {
    json_.member("party", id_text(position.party));
    json_.member("issue", position.issue);
    json_.member("stance", to_string(position.stance));
    json_.member_or_null("date", position.date);
    evidence_list(position.evidence, names);
  });
  objects("moved", account.moved, [&](const Move& move) {
    json_.member("party", id_text(move.party));
    json_.member("issue", move.issue);
    json_.member("story", id_text(move.story));
    json_.member("from", to_string(move.from));
    json_.member("to", to_string(move.to));
    objects("before", move.before,
            [&](const Evidence& one) { evidence_members(one, names); });
    objects("after", move.after,
            [&](const Evidence& one) { evidence_members(one, names); });
  });
  objects("agreed", account.agreed, [&](const Agreement& agreement) {
    json_.member_or_null("date", agreement.date);
    evidence_list(agreement.evidence, names);
  });
  objects("planned", account.planned, [&](const Plan& plan) {
    json_.member_or_null("by", plan.by);
    json_.member_or_null("condition", plan.condition);
    json_.member("outcome", to_string(plan.outcome));
    evidence_list(plan.evidence, names);
    objects("told", plan.told,
            [&](const Evidence& one) { evidence_members(one, names); });
  });
}

void SurveyWriter::write_context(const Account& account,
                                 const EntityNames& names) {
  const auto point = [&](PointId id) { json_.string(id_text(id)); };
  objects("timeline", account.timeline, [&](const TimelineEntry& entry) {
    json_.member("date", entry.date);
    json_.member("precision", entry.precision);
    evidence_list(entry.evidence, names);
  });
  objects("coverage", account.coverage, [&](const Coverage& coverage) {
    report_member("report", coverage.report);
    list("only_here", coverage.only_here, point);
    list("missing", coverage.missing, point);
    json_.member("compared", to_string(coverage.compared));
  });
  objects("alterations", account.alterations,
          [&](const Alteration& alteration) {
            json_.member("slot", to_string(alteration.slot));
            json_.member("quoted", alteration.quoted);
            json_.member("why", alteration.why);
            json_.key("original");
            json_.begin_object();
            evidence_members(alteration.original, names);
            json_.end_object();
            objects("copies", alteration.copies,
                    [&](const Evidence& one) { evidence_members(one, names); });
          });
  objects("citations", account.story.citations, [&](const Citation& citation) {
    json_.member_or_null("cited", citation.cited);
    list("of", citation.of,
         [&](ReportId report) { json_.string(document_of(report).id); });
    json_.member("circular", citation.circular);
    json_.member_or_null("why", citation.why);
    evidence_list({citation.evidence}, names);
  });
  objects("related", account.story.related, [&](const Relation& relation) {
    json_.member("story", id_text(relation.story));
    json_.member("relation", to_string(relation.kind));
    json_.member("why", relation.why);
    evidence_list(relation.evidence, names);
  });
}

/// The names that stand in the reports' texts. An entity may have one that the
/// reading gave it and no report uses ("United States" for "US").
std::vector<StoryEntity::NameVariant> SurveyWriter::said_variants(
    const StoryEntity& entity) const {
  std::vector<StoryEntity::NameVariant> said;
  for (const auto& variant : entity.variants) {
    StoryEntity::NameVariant kept{variant.text, {}};
    for (const ReportId report : variant.reports) {
      if (document_of(report).text.find(variant.text) != std::string::npos) {
        kept.reports.push_back(report);
      }
    }
    if (!kept.reports.empty()) said.push_back(std::move(kept));
  }
  return said;
}

void SurveyWriter::write_account(const Account& account) {
  const EntityNames names(account);
  json_.member("id", id_text(account.story.id));
  json_.key("title");
  json_.begin_object();
  evidence_members(account.title, names);
  json_.end_object();
  json_.member_or_null("begin", account.begin);
  json_.member_or_null("end", account.end);
  write_members(account);
  objects("entities", account.entities, [&](const StoryEntity& entity) {
    json_.member("id", id_text(entity.id));
    json_.member("type", to_string(entity.type));
    json_.member("name", entity.name);
    objects("variants", said_variants(entity), [&](const auto& variant) {
      json_.member("text", variant.text);
      reports_member(variant.reports);
    });
    json_.member("roles", entity.roles);
  });
  write_points(account, names);
  write_quotations(account, names);
  write_plans(account, names);
  write_context(account, names);
}

void SurveyWriter::write_inputs() {
  json_.key("inputs");
  json_.begin_object();
  json_.member("read", survey_.reports.size());
  json_.member("independent", count_independent(survey_));
  json_.member("stories", count_stories(survey_));
  json_.member("undated", survey_.undated);
  json_.member("unread", survey_.unread);
  json_.member("other_languages", survey_.other_languages);
  json_.end_object();
}

/// What was asked to be shown.
void SurveyWriter::write_selection() {
  const Selection& selection = survey_.selection;
  json_.key("selection");
  json_.begin_object();
  json_.member_or_null("only", selection.only_conflicts ? "conflicts" : "");
  json_.member_or_null("story", selection.story);
  json_.member_or_null("policy",
                       selection.policy ? to_string(*selection.policy) : "");
  json_.end_object();
}

std::string SurveyWriter::write() {
  json_.begin_object();
  json_.member("contract", std::uint64_t{1});
  json_.member("program", survey_.program);
  json_.member("models", survey_.models);
  write_inputs();
  write_selection();
  json_.key("decisions");
  json_.begin_array();
  for (const auto& [decision, misfit] : survey_.decisions) {
    write_decision(json_, decision, misfit);
  }
  json_.end_array();
  objects("stories", survey_.accounts,
          [&](const Account& account) { write_account(account); });
  json_.end_object();
  return json_.take() + "\n";
}

}  // namespace

std::string survey_to_json(const Survey& survey) {
  return SurveyWriter(survey).write();
}

}  // namespace synoptic
