/** What every answer of the gateway bears, whoever gives it: headers that guard its reader, the call's trace, and the form of a problem. */
package io.parley.gateway.answer;
