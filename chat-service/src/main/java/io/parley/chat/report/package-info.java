/** What users report of each other. It is kept here and told to the platform; what follows from it is for others to decide. */
package io.parley.chat.report;
