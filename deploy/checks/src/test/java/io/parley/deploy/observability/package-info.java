/** What Prometheus asks in compose, and what Grafana is given. */
package io.parley.deploy.observability;
