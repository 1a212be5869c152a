// SPDX-License-Identifier: Apache-2.0
#include "reading/dump.h"

#include <vector>

namespace synoptic {
namespace {

std::string id_text(EntityId id) { return "e" + std::to_string(id.value + 1); }

std::string join(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += "; ";
    out += item;
  }
  return out;
}

}  // namespace

std::string dump(const Entity& entity) {
  std::string out = id_text(entity.id) + " ";
  out += to_string(entity.type);
  out += " " + entity.name;
  std::string rest;
  for (const std::string& field :
       {join(entity.aliases), join(entity.roles), entity.country}) {
    rest += " | " + field;
    if (!field.empty()) {
      out += rest;
      rest.clear();
    }
  }
  return out;
}

std::string dump_mentions(std::string_view text, const Reading& reading) {
  std::string out;
  for (const Mention& mention : reading.mentions) {
    if (!out.empty()) out += ' ';
    out += slice(text, mention.span);
    out += ":" + id_text(mention.entity);
  }
  return out;
}

std::string dump(std::string_view text, const Quotation& quotation) {
  constexpr std::string_view kTypes[] = {"direct", "indirect", "mixed"};
  std::string out(kTypes[static_cast<std::size_t>(quotation.type)]);
  for (const Span piece : quotation.content) {
    out += " [";
    out += slice(text, piece);
    out += ']';
  }
  out += ' ';
  out += quotation.cue ? slice(text, *quotation.cue) : "-";
  out += " <- ";
  out += quotation.speaker ? std::string_view(quotation.speaker->name) : "-";
  if (quotation.speaker && quotation.speaker->entity)
    out += " (" + id_text(*quotation.speaker->entity) + ")";
  return out;
}

std::string dump(std::string_view text, const Reading& reading,
                 const Statement& statement) {
  std::string out = "[";
  out.append(slice(text, statement.span)).append("]");
  const auto add = [&](std::string_view word) { out.append(" ").append(word); };
  if (statement.event != EventType::None) add(to_string(statement.event));
  if (!statement.mode.empty()) add(statement.mode);
  if (statement.status != Status::Asserted) add(to_string(statement.status));
  if (statement.polarity == Polarity::Negative) add("not");
  if (statement.when != When::Now) add(to_string(statement.when));
  if (statement.voice == Voice::Opinion) add("own");
  const auto names = [&](const std::vector<EntityId>& ids) {
    std::vector<std::string> list;
    for (const EntityId id : ids) {
      list.push_back(reading.entities[id.value].name);
    }
    return join(list);
  };
  std::vector<std::string> holders;
  for (const Holder& holder : statement.holders) holders.push_back(holder.name);
  const bool held = !holders.empty();
  if (held || !statement.actor.empty() || !statement.target.empty()) {
    out.append(" | ").append(names(statement.actor));
    if (!statement.target.empty()) {
      out.append(" -> ").append(names(statement.target));
    }
  }
  if (held) out.append(" | ").append(join(holders));
  return out;
}

}  // namespace synoptic
