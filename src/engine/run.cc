#include "engine/run.h"
