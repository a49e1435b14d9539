package io.lapilli.demo;

import io.lapilli.demo.DemoPeople.Person;
import java.util.List;

/**
 * A customer of a demo.
 *
 * @param people the one who speaks for it first
 * @param age in days: since when it is a customer
 * @param growth of the usage in a month, 1: none
 * @param setFree how many times as much is used some weeks after prices were cut, 1: no more than before
 */
record Customer(
        String name,
        String zone,
        Season season,
        List<Person> people,
        int age,
        double growth,
        double setFree,
        List<Flow> flows) {}
