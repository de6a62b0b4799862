#ifndef FOOTHOLD_CASSETS_H
#define FOOTHOLD_CASSETS_H

#include <stddef.h>

/// One file that the program carries inside itself.
struct casset {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// The first file of a table that ends with a NULL name.
const struct casset *casset_first(void);

#endif
