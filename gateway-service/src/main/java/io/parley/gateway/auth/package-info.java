/** Who issues tokens. So far only the local profile's issuer, for whom a user is whoever says so. */
package io.parley.gateway.auth;
