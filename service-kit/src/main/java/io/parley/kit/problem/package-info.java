/** How an error reads over HTTP: {@code application/problem+json} with the same codes as the socket's errors. */
package io.parley.kit.problem;
