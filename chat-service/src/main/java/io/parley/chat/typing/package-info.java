/** Typing, over all instances: cheap, never stored, and it ends by itself. */
package io.parley.chat.typing;
