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

}  // namespace synoptic
