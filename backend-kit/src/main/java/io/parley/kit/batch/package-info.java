/** Work that is cheaper together: what arrives while one batch is under way is the next batch. */
package io.parley.kit.batch;
