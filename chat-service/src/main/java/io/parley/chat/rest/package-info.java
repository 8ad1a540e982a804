/** What the resources of REST share. */
package io.parley.chat.rest;
