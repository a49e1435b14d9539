package io.lapilli.rehearsal.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is not talked about ("Do not discuss politics or religion") and what alone is ("Only answer questions about X"). */
final class TopicRule {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String END = "(?=[.;。；!！]|$)";

    private static final Pattern REFUSED = Pattern.compile(
            "(?:do not|don['’]t|never|must not|refuse to|decline to|avoid|you may not|not allowed to)\\s+(?:ever )?"
                    + "(?:talk(?:ing)?|speak(?:ing)?|discuss(?:ing)?|mention(?:ing)?|comment(?:ing)?|giv(?:e|ing) advice"
                    + "|advis(?:e|ing)|answer(?:ing)?(?: any)?(?: questions?)?|respond(?:ing)? to(?: questions?)?"
                    + "|help(?:ing)? with(?: questions?)?)(?: with questions)?"
                    + "(?:\\s+(?:about|on|regarding|concerning|of|to))?[:\\s]\\s*(?<en>[^.;!]+?)" + END
                    + "|(?:refuse|decline)\\s+(?:any |all )?(?:questions|requests|topics)\\s+(?:about|on|regarding|like)\\s+"
                    + "(?<en2>[^.;!]+?)" + END
                    + "|(?:sprich|rede|sprechen sie|reden sie|äußere dich)\\s+(?:nie |niemals |nicht )+(?:über|zu)\\s+(?<de>[^.;!]+?)"
                    + END
                    + "|(?:sprich|rede)\\s+(?:nicht|nie|niemals)\\s+(?:über|von)\\s+(?<de2>[^.;!]+?)" + END
                    + "|beantworte(?:n sie)?\\s+(?:keine|niemals)\\s+fragen\\s+(?:zu[mr]?|über)\\s+(?<de3>[^.;!]+?)"
                    + END
                    + "|(?:lehne|verweigere)\\s+(?:alle )?(?:fragen|anfragen|themen)\\s+(?:zu[mr]?|über)\\s+(?<de4>[^.;!]+?)\\s+ab"
                    + END
                    + "|(?:不要|不得|不能|不可以?|禁止|切勿|避免|拒绝)(?:谈论|讨论|回答|提及|提到|评论|谈及)(?:任何)?(?:关于|有关|涉及)?"
                    + "(?<zh>[^。；！]+?)(?:的?(?:问题|话题|内容|事情))?" + END,
            FLAGS);

    private static final Pattern ONLY = Pattern.compile(
            "\\bonly\\s+(?:answer|respond to|talk|discuss|help with)\\s*(?:questions?)?\\s*(?:about|on|regarding|concerning)?\\s+"
                    + "(?<en>[^.;!]+?)" + END
                    + "|beantworte(?:n sie)?\\s+(?:nur|ausschließlich)\\s+fragen\\s+(?:zu[mr]?|über)\\s+(?<de>[^.;!]+?)"
                    + END
                    + "|(?:只|仅)(?:能|可以)?(?:回答|讨论|谈论)(?:关于|有关|与)?(?<zh>[^。；！]+?)(?:相关)?(?:的(?:问题|话题|内容))?" + END,
            FLAGS);

    private static final Pattern SEPARATORS =
            Pattern.compile("\\s*(?:,|、|，|;|\\bor\\b|\\band\\b|\\boder\\b|\\bund\\b|或者?|和|以及)\\s*");

    /** "Do not answer in English" or "… with more than" speaks about the form, not about a topic. */
    private static final Pattern NO_TOPIC = Pattern.compile(
            "^(?:in|with|more|the (?:answer|solution|result)|directly|it|them|anything|auf|mit|mehr|直接|答案|超过).*",
            FLAGS);

    private TopicRule() {}

    static List<String> refused(String sentence) {
        return topics(REFUSED.matcher(sentence), List.of("en", "en2", "de", "de2", "de3", "de4", "zh"));
    }

    static List<String> only(String sentence) {
        return topics(ONLY.matcher(sentence), List.of("en", "de", "zh"));
    }

    private static List<String> topics(Matcher found, List<String> groups) {
        var topics = new ArrayList<String>();
        while (found.find()) {
            for (String group : groups) {
                String list = found.group(group);
                if (list != null && !NO_TOPIC.matcher(list.strip()).matches()) {
                    split(list, topics);
                }
            }
        }
        return topics;
    }

    private static void split(String list, List<String> topics) {
        for (String topic : SEPARATORS.split(list)) {
            String clean = topic.strip().replaceAll("^(?:any |the |our |your |etwaige |die |den |das |der )", "");
            if (!clean.isBlank()) {
                topics.add(clean);
            }
        }
    }
}
