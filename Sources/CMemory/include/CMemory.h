// Gives memory that was freed back to the system, where the C library keeps it for itself: Swift's view of it has no malloc.h.
void give_back_memory(void);
