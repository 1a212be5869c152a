// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/slot_reader.h"

namespace synoptic {

SlotValue SlotReader::value_of(std::size_t index, Span words) const {
  const StatementRef ref = draft.statements[index];
  const Report& report = report_of(ref.member);
  const Statement& statement = statement_of(ref);
  const auto& linked = grounds.links.of_member[ref.member];
  SlotValue value;
  value.statement = index;
  value.member = ref.member;
  value.evidence.report = story.members[ref.member].report;
  value.evidence.span = words;
  value.evidence.holders = statement.holders;
  value.text = slice(report.document.text, words);
  value.published = report.document.published;
  value.status = statement.status;
  value.when = statement.when;
  value.moment = moment_of(report, statement);
  value.setting =
      SettingFinder(report, linked, resources).find(words, statement.span);
  // "Norland said it is expelling four": it is who says so.
  if (value.setting.by_pronoun && value.setting.actors.empty()) {
    for (const Holder& holder : statement.holders) {
      if (holder.entity && holder.entity->value < linked.size()) {
        value.setting.actors.insert(linked[holder.entity->value]);
      }
    }
  }
  return value;
}

}  // namespace synoptic
