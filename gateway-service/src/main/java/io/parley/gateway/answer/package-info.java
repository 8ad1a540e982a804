/** What every answer of the gateway bears, whoever gives it: headers that guard its reader, and the call's trace. */
package io.parley.gateway.answer;
