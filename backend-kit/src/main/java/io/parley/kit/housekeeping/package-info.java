/** What has to be thrown away after a while. */
package io.parley.kit.housekeeping;
