// SPDX-License-Identifier: Apache-2.0
#include "reading/first_name_forms.h"

namespace synoptic {
namespace {

// One name a line, its forms between blanks. Ukrainian, Russian and Belarusian
// forms of common names as English papers write them; forms of Arabic, Persian
// and Turkish names; English short forms that are no beginning of the full one.
constexpr std::string_view kNames[] = {
    " dmytro dmitry dmitri dmitriy dmitrii dzmitry ",
    " volodymyr vladimir uladzimir ",
    " oleksandr aleksandr alexander alexandr aliaksandr ",
    " oleksiy oleksii alexei alexey aleksei aleksey alyaksei ",
    " mykola nikolai nikolay mikalai ",
    " serhiy serhii sergei sergey siarhei ",
    " andriy andrii andrei andrey andrej ",
    " yevhen yevgeny evgeny yevgeni evgeni ",
    " mykhailo mykhaylo mikhail mihail ",
    " pavlo pavel ",
    " petro pyotr petr ",
    " vitaliy vitalii vitaly vitali ",
    " yuriy yurii yuri yury ",
    " vasyl vasily vasiliy vasili ",
    " hryhoriy hryhorii grigory grigori ",
    " ihor igor ",
    " oleh oleg ",
    " olha olga ",
    " olena elena yelena alena ",
    " iryna irina iryna ",
    " kateryna ekaterina yekaterina ",
    " nataliya nataliia natalia natalya ",
    " mohammed muhammad mohamed mohammad muhammed mohamad ",
    " hussein hossein husayn hussain husain ",
    " hassan hasan hasan ",
    " ahmed ahmad ahmet ",
    " yousef yousuf youssef yusuf yosef ",
    " ibrahim ebrahim ",
    " khalid khaled ",
    " omar umar ",
    " osama usama ",
    " said saeed saeid sayed ",
    " abdullah abdallah abdulla ",
    " bill billy william will ",
    " bob bobby robert rob ",
    " dick richard rick ",
    " jim jimmy james jamie ",
    " jack john johnny ",
    " ted edward theodore ",
    " liz beth elizabeth betty ",
    " peggy margaret maggie ",
    " chuck charles charlie ",
    " hank henry harry ",
    " tony anthony ",
    " tom tommy thomas ",
    " mike mick michael ",
    " kate katie catherine katherine kathleen ",
    " andy andrew drew ",
    " nick nicholas ",
    " larry lawrence ",
    " jerry gerald jeremy ",
};

bool has(std::string_view forms, std::string_view name) {
  for (auto at = forms.find(name); at != forms.npos;
       at = forms.find(name, at + 1)) {
    if (at > 0 && forms[at - 1] == ' ' && at + name.size() < forms.size() &&
        forms[at + name.size()] == ' ') {
      return true;
    }
  }
  return false;
}

}  // namespace

bool are_forms_of_one_name(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return false;
  for (const std::string_view forms : kNames) {
    if (has(forms, a) && has(forms, b)) return true;
  }
  return false;
}

}  // namespace synoptic
