/** What lists over REST have alike. */
package io.parley.kit.paging;
