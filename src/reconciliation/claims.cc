// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/claims.h"

#include <algorithm>
#include <optional>

#include "base/unicode.h"

namespace synoptic {
namespace {

/// A governor further up than this is another clause's.
constexpr int kMostSteps = 6;

/// The words of a subject or object stand so near to their verb.
constexpr std::uint32_t kReach = 24;

class ClaimReader {
 public:
  ClaimReader(std::uint32_t member, const Report& report,
              const std::vector<EntityId>& linked,
              const ReconciliationResources& resources)
      : member_(member),
        report_(report),
        tokens_(report.analysis.tokens),
        linked_(linked),
        resources_(resources) {
    entity_at_.resize(tokens_.size());
    for (const Mention& mention : report.reading.mentions) {
      if (mention.entity.value >= linked.size()) continue;
      for (std::uint32_t i = first_token_at(mention.span.begin);
           i < tokens_.size() && tokens_[i].span.end <= mention.span.end; ++i) {
        entity_at_[i] = linked[mention.entity.value];
      }
    }
  }

  Claim read(std::uint32_t index) {
    const Statement& statement = report_.reading.statements[index];
    Claim claim;
    claim.ref = {member_, index};
    claim.span = statement.span;
    first_ = first_token_at(statement.span.begin);
    end_ = first_;
    while (end_ < tokens_.size() &&
           tokens_[end_].span.end <= statement.span.end) {
      ++end_;
    }
    if (statement.frame || first_ == end_) return claim;
    const std::uint32_t head = find_head();
    const std::uint32_t denier = find_denier(statement, head);
    find_predicate(head, denier, claim);
    collect_terms(statement, denier, claim);
    find_subjects(head, claim);
    claim.stance = stance_of(statement, denier, claim);
    if (claim.stance == ClaimStance::Denies) add_frame(index, denier, claim);
    return claim;
  }

 private:
  std::uint32_t first_token_at(std::uint32_t byte) const {
    const auto found = std::ranges::lower_bound(
        tokens_, byte, {}, [](const Token& t) { return t.span.begin; });
    return static_cast<std::uint32_t>(found - tokens_.begin());
  }

  std::string kin_of(std::uint32_t token) const {
    std::string folded = fold(tokens_[token].lemma);
    const auto kin = resources_.kin.find(folded);
    return kin == resources_.kin.end() ? folded : kin->second;
  }

  bool is(std::uint32_t token, DenialWord word) const {
    const auto found = resources_.denial_words.find(fold(tokens_[token].lemma));
    return found != resources_.denial_words.end() && found->second == word;
  }

  bool in_clause(std::uint32_t token) const {
    return token >= first_ && token < end_;
  }

  /// The first word of the clause whose head is outside of it, a verb if any;
  /// of "she said that the bridge is shut", what she said.
  std::uint32_t find_head() const {
    std::uint32_t head = kNoToken;
    for (std::uint32_t i = first_; i < end_; ++i) {
      if (in_clause(tokens_[i].head) || tokens_[i].upos == Upos::Punct) {
        continue;
      }
      if (head == kNoToken || tokens_[i].upos == Upos::Verb) head = i;
      if (tokens_[i].upos == Upos::Verb) break;
    }
    if (head == kNoToken) return first_;
    for (int step = 0; step < kMostSteps; ++step) {
      const std::uint32_t said = dependent(head, "ccomp");
      if (said == kNoToken || !in_clause(said)) break;
      if (!is(head, DenialWord::Unsure)) break;
      head = said;
    }
    return head;
  }

  std::uint32_t dependent(std::uint32_t head, std::string_view relation) const {
    const std::uint32_t from = head > kReach ? head - kReach : 0;
    const auto to = std::min<std::uint32_t>(
        head + kReach, static_cast<std::uint32_t>(tokens_.size()));
    for (std::uint32_t i = from; i < to; ++i) {
      if (tokens_[i].head == head && tokens_[i].deprel.starts_with(relation)) {
        return i;
      }
    }
    return kNoToken;
  }

  bool denies(std::uint32_t verb) const {
    if (is(verb, DenialWord::Deny)) return true;
    if (!is(verb, DenialWord::Reject)) return false;
    for (const char* relation : {"obj", "nsubj:pass", "obl"}) {
      const std::uint32_t object = dependent(verb, relation);
      if (object != kNoToken && is(object, DenialWord::Claim)) return true;
    }
    return false;
  }

  /// The verb that denies the clause: its own, or one above it.
  std::uint32_t find_denier(const Statement& statement,
                            std::uint32_t head) const {
    if (statement.status != Status::Denied &&
        statement.status != Status::Rejected) {
      return kNoToken;
    }
    std::uint32_t at = head;
    for (int step = 0; step < kMostSteps && at < tokens_.size(); ++step) {
      if (denies(at)) return at;
      at = tokens_[at].head;
    }
    return kNoToken;
  }

  /// The noun that says what is denied or done: "denied reports of a raid",
  /// "carried out a raid", "a raid took place".
  std::uint32_t noun_of(std::uint32_t verb) const {
    for (const std::string_view relation : {"obj", "nsubj:pass", "nsubj"}) {
      std::uint32_t noun = dependent(verb, relation);
      if (noun == kNoToken || !in_clause(noun)) continue;
      // "took place": its subject is what happened, and "place" is nothing.
      if (is(noun, DenialWord::Light)) continue;
      if (relation == "nsubj" && dependent(verb, "obj") != kNoToken &&
          !is(dependent(verb, "obj"), DenialWord::Light)) {
        break;
      }
      for (int step = 0; step < kMostSteps && is(noun, DenialWord::Claim);
           ++step) {
        std::uint32_t below = dependent(noun, "nmod");
        if (below == kNoToken) below = dependent(noun, "acl");
        if (below == kNoToken || !in_clause(below)) break;
        noun = below;
      }
      const Upos upos = tokens_[noun].upos;
      if (upos == Upos::Noun || upos == Upos::Verb) return noun;
    }
    return kNoToken;
  }

  void find_predicate(std::uint32_t head, std::uint32_t denier,
                      Claim& claim) const {
    std::uint32_t at = head;
    if (at == denier || is(at, DenialWord::Light)) {
      // "denied hitting the bridge", "denied that it was hit".
      std::uint32_t below = at == denier ? dependent(at, "xcomp") : kNoToken;
      if (at == denier && below == kNoToken) below = dependent(at, "ccomp");
      at = below != kNoToken && in_clause(below) ? below : noun_of(at);
    }
    if (at == kNoToken) return;
    const Upos upos = tokens_[at].upos;
    if (upos == Upos::Verb || upos == Upos::Noun || upos == Upos::Adj) {
      claim.predicate = kin_of(at);
      claim.by_verb = upos == Upos::Verb;
    }
  }

  void collect_terms(const Statement& statement, std::uint32_t denier,
                     Claim& claim) const {
    std::set<EntityId> holders;
    for (const Holder& holder : statement.holders) {
      if (holder.entity && holder.entity->value < linked_.size()) {
        holders.insert(linked_[holder.entity->value]);
      }
    }
    for (std::uint32_t i = first_; i < end_; ++i) {
      if (entity_at_[i]) {
        // "her work" is no word of what is claimed of her.
        if (tokens_[i].upos == Upos::Pron) continue;
        // Who denies is no part of what is denied.
        if (holders.contains(*entity_at_[i])) continue;
        if (denier != kNoToken && in_clause(denier) && i < denier) continue;
        claim.terms.insert(term_of(*entity_at_[i]));
        continue;
      }
      const Upos upos = tokens_[i].upos;
      const bool content = upos == Upos::Noun || upos == Upos::Verb ||
                           upos == Upos::Adj || upos == Upos::Propn;
      if (!content || i == denier || is(i, DenialWord::Light) ||
          is(i, DenialWord::Claim)) {
        continue;
      }
      if (denier != kNoToken && in_clause(denier) && i < denier) continue;
      claim.terms.insert(kin_of(i));
      if (upos == Upos::Noun) claim.nouns.insert(kin_of(i));
    }
  }

  void find_subjects(std::uint32_t head, Claim& claim) const {
    claim.passive = dependent(head, "nsubj:pass") != kNoToken;
    for (const char* relation : {"nsubj", "obl:agent"}) {
      const std::uint32_t subject = dependent(head, relation);
      if (subject != kNoToken && entity_at_[subject]) {
        claim.subjects.insert(*entity_at_[subject]);
      }
      if (subject != kNoToken && tokens_[subject].upos == Upos::Noun) {
        claim.doers.insert(kin_of(subject));
      }
    }
    for (std::uint32_t i = head; i < end_; ++i) {
      const bool object =
          tokens_[i].head == head && (tokens_[i].deprel.starts_with("obl") ||
                                      tokens_[i].deprel.ends_with("obj"));
      if (!object) continue;
      // "The article for the Post": what stands below the object as well.
      for (std::uint32_t j = i; j < end_; ++j) {
        if (j != i && tokens_[j].head != i) continue;
        if (entity_at_[j]) claim.partners.insert(*entity_at_[j]);
      }
    }
    const std::uint32_t object = dependent(head, "obj");
    if (object != kNoToken && tokens_[object].upos == Upos::Noun) {
      claim.objects.insert(kin_of(object));
    }
  }

  /// "The minister denied" and "she told reporters that", in the same sentence,
  /// belong to what is denied.
  void add_frame(std::uint32_t index, std::uint32_t denier,
                 Claim& claim) const {
    const auto& statements = report_.reading.statements;
    for (std::uint32_t i = index; i-- > 0;) {
      if (statements[i].sentence != statements[index].sentence) return;
      const bool denies = denier != kNoToken &&
                          contains(statements[i].span, tokens_[denier].span);
      const bool frames =
          i + 1 == index && (statements[i].frame || is_told(statements[i]));
      if (!denies && !frames) continue;
      claim.span = cover(statements[i].span, claim.span);
      return;
    }
  }

  /// "Ada Berg told reporters": it ends with who was told.
  bool is_told(const Statement& statement) const {
    std::uint32_t i = first_token_at(statement.span.begin);
    for (; i < tokens_.size() && tokens_[i].span.end <= statement.span.end;
         ++i) {
      if (tokens_[i].upos == Upos::Verb) return is(i, DenialWord::Unsure);
    }
    return false;
  }

  bool has(DenialWord word) const {
    for (std::uint32_t i = first_; i < end_; ++i) {
      if (is(i, word)) return true;
    }
    return false;
  }

  /// True if the clause's own verb is what is negated: "was not shut", "no
  /// bridge was shut", and not "was shut without a word".
  bool negates(std::uint32_t head) const {
    for (std::uint32_t i = first_; i < end_; ++i) {
      if (!is(i, DenialWord::Not)) continue;
      const std::uint32_t at = tokens_[i].head;
      if (at == head || i == head) return true;
      if (at < tokens_.size() && tokens_[at].head == head &&
          (tokens_[at].deprel.starts_with("nsubj") ||
           tokens_[at].deprel == "obj")) {
        return true;
      }
    }
    return false;
  }

  /// "Does not spread easily": what is denied is only how.
  bool is_manner(std::uint32_t head) const {
    for (std::uint32_t i = head; i < end_; ++i) {
      if (tokens_[i].head == head && tokens_[i].deprel == "advmod" &&
          i > head && fold(tokens_[i].lemma).ends_with("ly")) {
        return true;
      }
    }
    return false;
  }

  /// False for "no images of the raid" and "as a deciding vote", of which no
  /// verb says that they are; a headline needs none.
  bool is_finite() const {
    const auto& blocks = report_.document.blocks;
    for (std::uint32_t i = first_; i < end_; ++i) {
      const Upos upos = tokens_[i].upos;
      if (upos == Upos::Verb || upos == Upos::Aux) return true;
    }
    return std::ranges::any_of(blocks, [&](const Block& block) {
      return (block.kind == BlockKind::Headline ||
              block.kind == BlockKind::Heading) &&
             overlap(block.span, tokens_[first_].span);
    });
  }

  /// "The voters who do not own a house": it tells which ones are meant. Of
  /// somebody with a name it tells more.
  bool picks_out() const {
    const std::uint32_t head = find_head();
    if (!tokens_[head].deprel.starts_with("acl:relcl")) return false;
    const std::uint32_t up = tokens_[head].head;
    return up >= tokens_.size() || !entity_at_[up];
  }

  /// "A push to close it", "to ensure that it is not closed".
  bool is_wished() const {
    const std::uint32_t head = find_head();
    const std::uint32_t up = tokens_[head].head;
    if (up >= tokens_.size()) return false;
    const std::string& relation = tokens_[head].deprel;
    if (relation == "ccomp" && is(up, DenialWord::Wished)) return true;
    const std::uint32_t mark = dependent(head, "mark");
    return relation == "acl" && mark != kNoToken &&
           fold(tokens_[mark].lemma) == "to";
  }

  /// "Declined to confirm or deny", "neither confirmed nor denied".
  bool leaves_open(std::uint32_t denier) const {
    std::uint32_t at = denier;
    for (int step = 0; step < 3 && at < tokens_.size(); ++step) {
      if (at != denier && is(at, DenialWord::Unsure)) return true;
      const std::string& relation = tokens_[at].deprel;
      if (relation != "conj" && relation != "xcomp") return false;
      at = tokens_[at].head;
      if (at < tokens_.size() && is(at, DenialWord::Declines)) return true;
    }
    return false;
  }

  /// "Norland denied this", after what somebody said.
  bool points_back(std::uint32_t denier) const {
    if (!in_clause(denier)) return false;
    const std::uint32_t object = dependent(denier, "obj");
    return object != kNoToken && in_clause(object) &&
           tokens_[object].upos == Upos::Pron &&
           dependent(denier, "nsubj") != kNoToken &&
           !tokens_[denier].deprel.starts_with("acl");
  }

  ClaimStance stance_of(const Statement& statement, std::uint32_t denier,
                        Claim& claim) const {
    if (statement.when == When::Future ||
        statement.when == When::Hypothetical ||
        statement.voice == Voice::Opinion) {
      return ClaimStance::Open;
    }
    if (denier != kNoToken) return stance_of_denial(statement, denier, claim);
    if (!is_finite() || picks_out() || is_wished()) return ClaimStance::Open;
    const bool told = statement.status == Status::Asserted ||
                      statement.status == Status::Agreed;
    if (!told || claim.predicate.empty() || has(DenialWord::Partly)) {
      return ClaimStance::Open;
    }
    if (statement.polarity == Polarity::Positive) {
      return has(DenialWord::Not) ? ClaimStance::Open : ClaimStance::Affirms;
    }
    const std::uint32_t head = find_head();
    if (!negates(head) || is(head, DenialWord::Unsure) || is_manner(head)) {
      return ClaimStance::Open;
    }
    claim.yet = has(DenialWord::Yet);
    return ClaimStance::Denies;
  }

  ClaimStance stance_of_denial(const Statement& statement, std::uint32_t denier,
                               Claim& claim) const {
    // "did not deny", "would neither confirm nor deny".
    if (in_clause(denier) && statement.polarity == Polarity::Negative &&
        statement.status != Status::Denied) {
      return ClaimStance::Open;
    }
    if (leaves_open(denier)) return ClaimStance::Open;
    claim.points_back = points_back(denier);
    claim.in_words = true;
    return claim.points_back || !claim.predicate.empty() ? ClaimStance::Denies
                                                         : ClaimStance::Open;
  }

  std::uint32_t member_;
  const Report& report_;
  const std::vector<Token>& tokens_;
  const std::vector<EntityId>& linked_;
  const ReconciliationResources& resources_;
  std::vector<std::optional<EntityId>> entity_at_;
  std::uint32_t first_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

std::string term_of(EntityId entity) {
  std::string term = std::to_string(entity.value);
  term += '#';
  return term;
}

std::vector<Claim> read_claims(const Story& story,
                               std::span<const Report> reports,
                               const EntityLinks& links,
                               const ReconciliationResources& resources) {
  std::vector<Claim> claims;
  for (std::uint32_t m = 0; m < story.members.size(); ++m) {
    const Report& report = reports[story.members[m].report.value];
    ClaimReader reader(m, report, links.of_member[m], resources);
    for (std::uint32_t s = 0; s < report.reading.statements.size(); ++s) {
      claims.push_back(reader.read(s));
    }
  }
  return claims;
}

}  // namespace synoptic
