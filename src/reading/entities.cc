// SPDX-License-Identifier: Apache-2.0
#include "reading/entities.h"

namespace synoptic {

Result<EntityResources> load_entity_resources(const OpenList&) {
  return EntityResources{};
}

void read_entities(const Document&, const Analysis&, const EntityResources&,
                   Reading&) {}

}  // namespace synoptic
