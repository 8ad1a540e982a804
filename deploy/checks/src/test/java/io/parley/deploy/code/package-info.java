/** What the code says of itself, as far as deployment files repeat it: services, ports, settings, times, queues. */
package io.parley.deploy.code;
